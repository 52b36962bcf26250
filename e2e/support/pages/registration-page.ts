import type { Page } from "@playwright/test";

/** The page that waits for the click in the mail, and turns by itself. */
export const registrationPage = (page: Page) => ({
  open: (registrationId: string) => page.goto(`/registrations/${registrationId}`),
  heading: (name: string | RegExp) => page.getByRole("heading", { name }),
  sendAgain: () => page.getByRole("button", { name: /send/i }).click(),
});
