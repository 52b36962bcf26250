import type { Page } from "@playwright/test";
import { deskPage } from "./desk-page.ts";
import { dropPage } from "./drop-page.ts";
import { entryPage } from "./entry-page.ts";
import { orderPage } from "./order-page.ts";
import { paymentPage } from "./payment-page.ts";
import { registrationPage } from "./registration-page.ts";
import { signInPage } from "./sign-in-page.ts";
import { signUpPage } from "./sign-up-page.ts";
import { verifyPage } from "./verify-page.ts";

/** The store's pages as a person in this tab meets them. */
export const pagesOf = (page: Page) => ({
  page,
  desk: deskPage(page),
  drop: dropPage(page),
  entry: entryPage(page),
  order: orderPage(page),
  payment: paymentPage(page),
  registration: registrationPage(page),
  signIn: signInPage(page),
  signUp: signUpPage(page),
  verify: verifyPage(page),
});

export type Pages = ReturnType<typeof pagesOf>;
