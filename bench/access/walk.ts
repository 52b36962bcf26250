import type { Browser, Page } from "@playwright/test";
import type { Store } from "../../e2e/support/store.ts";
import { pointing } from "./hands.ts";
import { hearPage } from "./heard.ts";
import type { Journey } from "./journeys.ts";
import { keyboardOnly } from "./keyboard.ts";
import { slowDown } from "./phone.ts";

/** How a person meets the store. */
export interface Way {
  readonly who: string;
  readonly hasScript: boolean;
  readonly hasMouse: boolean;
  /** So many times slower than this machine. */
  readonly slower: number;
  readonly viewport: { readonly width: number; readonly height: number };
}

/** What a walk took. Times in milliseconds. */
export interface Walked {
  readonly wholeMs: number;
  /** Absent without a script. */
  readonly proofMs: number | undefined;
  /** From pressing the button until the form was sent with its proof; without a script the time in line. */
  readonly waitedMs: number;
  /** From pressing until the store had accepted it. */
  readonly pressedMs: number;
  /** Fields of the form, and how many of them came back from the line as they were typed. */
  readonly fields: readonly [typed: number, kept: number] | undefined;
  readonly keys: number;
  readonly focusLost: number;
  /** What a screen reader said: stops of the focus, and live regions in order. */
  readonly stops: readonly string[];
  readonly heard: readonly string[];
}

const isPost = (request: { method: () => string }): boolean => request.method() === "POST";

/** What is in the fields that a person sees. */
const valuesOf = (page: Page): Promise<string[]> =>
  page
    .locator("main form")
    .locator("input:not([type=hidden]):not([type=radio]):visible, input:checked, select:visible")
    .evaluateAll((fields) => fields.map((field) => (field as HTMLInputElement).value).filter((value) => value !== ""));

/** Until the form is back from the line. How many fields were typed, and how many are as they were. */
async function waitInLine(page: Page, typed: readonly string[]): Promise<readonly [number, number]> {
  await page.waitForURL("/wait");
  await page.waitForURL((url) => url.pathname !== "/wait");
  const now = await valuesOf(page);
  return [typed.length, typed.filter((value, i) => value === now[i]).length];
}

/** Goes through a journey as a new shopper who is signed in. */
export async function walk(browser: Browser, store: Store, way: Way, journey: Journey): Promise<Walked> {
  const { http } = await store.shopper();
  const { viewport, hasScript: javaScriptEnabled } = way;
  const options = { baseURL: store.stack.siteUrl, storageState: await http.storageState() };
  const context = await browser.newContext({ ...options, viewport, javaScriptEnabled });
  const page = await context.newPage();
  try {
    return await goThrough(page, way, journey);
  } catch (cause) {
    throw new Error(`${way.who}, ${journey.what}: at ${page.url()}, “${await page.title()}”`, { cause });
  } finally {
    await context.close();
  }
}

async function goThrough(page: Page, way: Way, { path, fill, button, accepted }: Journey): Promise<Walked> {
  const stops: string[] = [];
  const heard = way.hasScript ? await hearPage(page) : [];
  const { tookMs } = way.hasScript ? await slowDown(page, way.slower) : { tookMs: [] };
  const keyboard = keyboardOnly(page, (stop) => void stops.push(stop));
  const hands = way.hasMouse ? pointing(page) : keyboard;

  const openedAt = performance.now();
  await page.goto(path);
  await fill(hands);
  const typed = way.hasScript ? [] : await valuesOf(page);
  const sent = way.hasScript ? page.waitForRequest(isPost) : undefined;
  await hands.press(button);
  const pressedAt = performance.now();
  const fields = way.hasScript ? undefined : await waitInLine(page, typed);
  await sent;
  const sentAt = performance.now();
  if (!way.hasScript) await hands.press(button);
  await accepted(page);
  const acceptedAt = performance.now();
  if (!way.hasMouse) await keyboard.look();
  return {
    wholeMs: acceptedAt - openedAt,
    proofMs: tookMs[0],
    waitedMs: sentAt - pressedAt,
    pressedMs: acceptedAt - pressedAt,
    fields,
    keys: keyboard.keys(),
    focusLost: keyboard.lost(),
    stops,
    heard,
  };
}
