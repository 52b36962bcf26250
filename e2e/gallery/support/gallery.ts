import { test as base, type APIRequestContext, type Page } from "@playwright/test";
import { ownStack } from "../../support/own-store.ts";
import { pagesOf, type Pages } from "../../support/pages/pages.ts";
import type { RunningStack } from "../../support/processes.ts";
import { PORTS_OF_A_STACK, stackAt, type Stack } from "../../support/stack.ts";
import { Store } from "../../support/store.ts";
import { shooter, type Shoot } from "./shoot.ts";

const PLACES = ["main", "upcoming", "sold-out", "closed", "draw", "desk", "team", "packing", "trouble"] as const;
type Place = (typeof PLACES)[number];
export const PORTS_OF_A_GALLERY = PLACES.length * PORTS_OF_A_STACK;
export const FIRST_PORT_VARIABLE = "GALLERY_PORT";

/** A store of its own for each of the stories that would disturb the others. */
export const galleryStack = (place: Place, dataDir: string, extra: Readonly<Record<string, string>> = {}): Stack =>
  stackAt(Number(process.env[FIRST_PORT_VARIABLE]) + PLACES.indexOf(place) * PORTS_OF_A_STACK, dataDir, extra);

interface Fixtures {
  readonly store: Store;
  readonly at: Pages;
  readonly shoot: Shoot;
  /** This tab from now on holds the session of a person who signed in over HTTP. */
  readonly enterAs: (http: APIRequestContext) => Promise<void>;
}

async function enter(page: Page, http: APIRequestContext): Promise<void> {
  await page.context().clearCookies();
  await page.context().addCookies((await http.storageState()).cookies);
}

export const test = base.extend<Fixtures>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the pattern
  store: async ({}, provide) => provide(new Store(galleryStack("main", ""))),
  at: async ({ page }, provide) => provide(pagesOf(page)),
  shoot: async ({ page }, provide, info) => provide(shooter(page, info)),
  enterAs: async ({ page }, provide) => provide((http) => enter(page, http)),
});

export interface DropFile {
  readonly name: string;
  /** From now on; negative: in the past. */
  readonly opensInMs: number;
  readonly closesInMs: number;
  readonly pairs: number;
  readonly packing?: "automatic" | "desk";
}

const inMs = (ms: number): string => new Date(Date.now() + ms).toISOString();

const dropOf = ({ name, opensInMs, closesInMs, pairs, packing = "automatic" }: DropFile) => ({
  dropId: "gallery-drop",
  name,
  opensAt: inMs(opensInMs),
  closesAt: inMs(closesInMs),
  price: { amountMinor: 31_415, currency: "EUR" },
  packing,
  sizes: ["40", "41", "42", "43", "44"].map((size) => ({ size, pairs })),
});

/** A store of this file's own, with another drop if asked: there before its tests, gone after them. */
export function ownStore(place: Place, drop?: DropFile): { readonly store: Store; readonly running: RunningStack } {
  const stackIn = (dataDir: string, extra: Readonly<Record<string, string>>) => galleryStack(place, dataDir, extra);
  const running = ownStack(`gallery-${place}`, stackIn, drop && (() => dropOf(drop)));
  test.describe.configure({ mode: "default" });
  test.use({ baseURL: running.stack.siteUrl });
  return { store: new Store(running.stack), running };
}

export { expect } from "@playwright/test";
