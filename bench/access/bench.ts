/**
 * `npm run bench -- access [url]`: how long order (first come) and entry (draw) take, from opening the page until the store has
 * accepted, for a person who types on a phone six times as slow as this machine, one without a script, and one with the keyboard
 * alone who goes by what the accessibility tree says; beside the same on this machine, in the same run. With a URL the store that
 * runs there is used, with its other services on the ports after it and its `STAFF_PASSWORD`.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import path from "node:path";
import { chromium, type APIRequestContext } from "@playwright/test";
import { launchOptions } from "../../e2e/support/browser.ts";
import { drawDrop } from "../../e2e/support/draws.ts";
import { RunningStack } from "../../e2e/support/processes.ts";
import { STAFF, stackAt } from "../../e2e/support/stack.ts";
import { Store } from "../../e2e/support/store.ts";
import { markdownTable, writeSection } from "../document.ts";
import { report, type Row } from "../report.ts";
import { entering, ordering } from "./journeys.ts";
import { walk, type Walked, type Way } from "./walk.ts";

const FIRST_PORT = 5700;
const HOUR_SECONDS = 3600;
const SLOWER = 6;
const DESKTOP = { width: 1280, height: 900 };
const usual = { hasScript: true, hasMouse: true, slower: 1, viewport: DESKTOP };

/** The first is what the others are compared with. */
const WAYS: readonly Way[] = [
  { ...usual, who: "desktop" },
  { ...usual, who: `phone, ${SLOWER} times slower`, slower: SLOWER, viewport: { width: 390, height: 844 } },
  { ...usual, who: "without a script", hasScript: false },
  { ...usual, who: "keyboard and screen reader", hasMouse: false },
];

const seconds = (ms: number): string => (ms / 1000).toFixed(1);

const rowOf = (what: string, { who }: Way, walked: Walked, usualMs: number): Row => ({
  what,
  who,
  "opened → accepted, s": seconds(walked.wholeMs),
  "to the desktop": (walked.wholeMs / usualMs).toFixed(2),
  "proof, s": walked.proofMs === undefined ? "–" : (walked.proofMs / 1000).toFixed(2),
  "waited for it, s": seconds(walked.waitedMs),
  "pressed → accepted, s": seconds(walked.pressedMs),
  "fields kept": walked.fields ? `${walked.fields[1]} of ${walked.fields[0]}` : "–",
  keys: walked.keys || "–",
  "focus lost": walked.keys ? walked.focusLost : "–",
});

interface Measured {
  readonly rows: Row[];
  readonly spoken: {
    readonly what: string;
    readonly who: string;
    readonly stops: readonly string[];
    readonly heard: readonly string[];
  }[];
}

async function measure(store: Store, manager: APIRequestContext): Promise<Measured> {
  const browser = await chromium.launch(launchOptions);
  const measured: Measured = { rows: [], spoken: [] };
  const journeys = [ordering, entering(await drawDrop(manager, HOUR_SECONDS))];
  for (const journey of journeys) {
    await walk(browser, store, WAYS[0]!, journey); // the first of all meets cold functions
    let usualMs: number | undefined;
    for (const way of WAYS) {
      const walked = await walk(browser, store, way, journey);
      measured.rows.push(rowOf(journey.what, way, walked, (usualMs ??= walked.wholeMs)));
      measured.spoken.push({ what: journey.what, who: way.who, stops: walked.stops, heard: walked.heard });
      console.log(measured.rows.at(-1), walked.heard);
    }
  }
  await browser.close();
  return measured;
}

async function atOwnStore(): Promise<Measured> {
  const dataDir = mkdtempSync(path.join(tmpdir(), "quantasneaks-access-"));
  const running = new RunningStack(stackAt(FIRST_PORT, dataDir));
  try {
    await running.start();
    const store = new Store(running.stack);
    return await measure(store, await store.signInStaff());
  } finally {
    await running.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function at(url: string): Promise<Measured> {
  const store = new Store(stackAt(Number(new URL(url).port), ""));
  const password = process.env["STAFF_PASSWORD"] ?? STAFF.password;
  return measure(store, await store.signIn({ ...STAFF, password }));
}

const [, , url] = process.argv;
const { rows, spoken } = url === undefined ? await atOwnStore() : await at(url);
const machine = `${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)}`;
report("access", rows, { machine, spoken });
await writeSection(
  "access",
  [
    `Measured ${new Date().toISOString().slice(0, 10)} on ${machine}, production build, Chromium, by \`npm run bench -- access\`.`,
    markdownTable(rows),
  ].join("\n\n"),
);
