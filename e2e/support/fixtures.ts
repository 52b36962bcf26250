import { test as base, expect } from "@playwright/test";
import { pagesOf, type Pages } from "./pages/pages.ts";
import type { Credentials } from "./pages/sign-in-page.ts";
import { GRACE, PORTS_OF_A_STACK, STAFF, stackAt } from "./stack.ts";
import { Store } from "./store.ts";

const STACKS = ["journeys", "drop-life", "crash", "money", "packing", "manager", "fair", "time"] as const;
export type StackName = (typeof STACKS)[number];
/** All stacks of a run stand side by side: the configuration asks for the ports, and hands the first to the workers. */
export const PORTS_OF_A_RUN = STACKS.length * PORTS_OF_A_STACK;
export const FIRST_PORT_VARIABLE = "E2E_PORT";

export function e2eStack(name: StackName, dataDir: string, extra: Readonly<Record<string, string>> = {}) {
  const firstPort = Number(process.env[FIRST_PORT_VARIABLE]) + STACKS.indexOf(name) * PORTS_OF_A_STACK;
  return stackAt(firstPort, dataDir, extra);
}

interface Fixtures {
  readonly store: Store;
  /** What the browser may say of a failure that the test causes. */
  readonly expectedErrors: RegExp | null;
  /** Fails the test when a page logs an unexpected error. */
  readonly quietConsole: void;
  /** The store's pages in this test's tab. */
  readonly at: Pages;
  /** The same pages in another person's browser. */
  readonly elsewhere: Pages;
  /** Without the page of signing in, which has tests of its own. */
  readonly signInHere: (person: Credentials) => Promise<void>;
}

/** The browser's own lines for an answer that was expected, and for a network that the test took away. */
const isNoise = (text: string): boolean => /status of (304|4\d\d)|ERR_INTERNET_DISCONNECTED/.test(text);

export const test = base.extend<Fixtures>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the pattern
  store: async ({}, provide) => provide(new Store(e2eStack("journeys", ""))),
  expectedErrors: [null, { option: true }],
  quietConsole: [
    async ({ page, expectedErrors }, provide) => {
      const errors: string[] = [];
      page.on("console", (message) => {
        if (message.type() === "error" && !isNoise(message.text()) && !expectedErrors?.test(message.text()))
          errors.push(message.text());
      });
      page.on("pageerror", (error) => errors.push(String(error)));
      await provide();
      expect(errors).toEqual([]);
    },
    { auto: true },
  ],
  at: async ({ page }, provide) => provide(pagesOf(page)),
  elsewhere: async ({ browser }, provide) => {
    const context = await browser.newContext(); // of the same kind as this test's
    await provide(pagesOf(await context.newPage()));
    await context.close();
  },
  signInHere: async ({ page, store }, provide) =>
    provide(async (person) => void (await store.signIn(person, page.request))),
});

export { expect, GRACE, STAFF };
