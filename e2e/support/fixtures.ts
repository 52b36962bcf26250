import { test as base, expect, type Page } from "@playwright/test";
import { GRACE, STAFF, stackAt } from "./stack.ts";
import { Store, type Person } from "./store.ts";

/** `E2E_PORT` moves the store under test, so that two checkouts can be tested at once. */
export const JOURNEYS_FIRST_PORT = Number(process.env["E2E_PORT"] ?? 3600);
export const journeysStack = (dataDir: string) => stackAt(JOURNEYS_FIRST_PORT, dataDir);

interface Fixtures {
  readonly store: Store;
  /** Fails the test when a page logs an error that nobody asked for. */
  readonly quietConsole: void;
  readonly signInHere: (person: Pick<Person, "email" | "password">) => Promise<void>;
}

/** The browser's own lines for an answer that was expected, and for a network that the test took away. */
const isNoise = (text: string): boolean => /status of (304|4\d\d)|ERR_INTERNET_DISCONNECTED/.test(text);

async function signInOn(page: Page, { email, password }: Pick<Person, "email" | "password">): Promise<void> {
  await page.goto("/signin");
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL((url) => url.pathname !== "/signin");
}

export const test = base.extend<Fixtures>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the pattern
  store: async ({}, provide) => provide(new Store(journeysStack(""))),
  quietConsole: [
    async ({ page }, provide) => {
      const errors: string[] = [];
      page.on("console", (message) => {
        if (message.type() === "error" && !isNoise(message.text())) errors.push(message.text());
      });
      page.on("pageerror", (error) => errors.push(String(error)));
      await provide();
      expect(errors).toEqual([]);
    },
    { auto: true },
  ],
  signInHere: async ({ page }, provide) => provide((person) => signInOn(page, person)),
});

export { expect, GRACE, STAFF };
