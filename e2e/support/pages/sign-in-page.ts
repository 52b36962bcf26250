import type { Page } from "@playwright/test";

export interface Credentials {
  readonly email: string;
  readonly password: string;
}

export const signInPage = (page: Page) => ({
  open: (callbackUrl?: string) =>
    page.goto(callbackUrl ? `/signin?callbackUrl=${encodeURIComponent(callbackUrl)}` : "/signin"),
  async submit({ email, password }: Credentials): Promise<void> {
    await page.getByLabel("Email").fill(email);
    await page.getByLabel("Password").fill(password);
    await page.getByRole("button", { name: "Sign in" }).click();
  },
  problem: page.getByRole("main").getByRole("alert"),
  /** From anywhere to signed in, on the page that was asked for. */
  async signIn(credentials: Credentials, callbackUrl?: string): Promise<void> {
    await this.open(callbackUrl);
    await this.submit(credentials);
    await page.waitForURL((url) => url.pathname !== "/signin");
  },
});
