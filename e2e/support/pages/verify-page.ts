import type { Page } from "@playwright/test";

/** What the link in the mail leads to. Opening it changes nothing; the button does. */
export const verifyPage = (page: Page) => {
  const button = page.getByRole("button", { name: "Verify my address" });
  return {
    button,
    open: (token: string) => page.goto(`/verify?token=${token}`),
    /** What a browser that did not sign up is asked for. */
    password: page.getByLabel("Password", { exact: true }),
    press: () => button.click(),
    heading: (name: string | RegExp) => page.getByRole("heading", { name }),
  };
};
