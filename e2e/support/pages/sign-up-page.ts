import type { Page } from "@playwright/test";
import type { Person } from "../store.ts";

export const signUpPage = (page: Page) => ({
  open: () => page.goto("/signup"),
  async typeIn({ email, firstName, lastName, password }: Person): Promise<void> {
    await page.getByLabel("Email").fill(email);
    await page.getByLabel("First name").fill(firstName);
    await page.getByLabel("Last name").fill(lastName);
    await page.getByLabel("Password").fill(password);
  },
  submit: () => page.getByRole("button", { name: "Create account" }).click(),
  /** From the empty form to the page that waits for the mail. */
  async signUp(person: Person): Promise<void> {
    await this.open();
    await this.typeIn(person);
    await this.submit();
    await page.waitForURL(/\/registrations\/reg_/);
  },
});
