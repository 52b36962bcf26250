/**
 * `npm run bench -- challenge`: what a proof costs, level by level: the caller who solves it, in Chromium, and the store, which makes
 * and verifies it. The levels that take long are reckoned from a derivation.
 */
import { cpus, loadavg } from "node:os";
import { chromium, type Page } from "@playwright/test";
import { createChallenge, solveChallenge, verifySolution } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/pbkdf2";
import { launchOptions } from "../../e2e/support/browser.ts";
import { COST, counterRange, MAX_LEVEL, phoneSeconds, waitSeconds } from "../../lib/platform/challenge/rules.ts";
import { report, type Row } from "../report.ts";

const DERIVATIONS = 400;
const TIMES = 200;
/** What an old phone takes longer than this machine: Lighthouse's and Chromium's factor for a slow one. */
const OLD_PHONE = 6;
const SITE = "http://127.0.0.1:1/";
const secrets = { hmacSignatureSecret: "one", hmacKeySignatureSecret: "two" };

const newChallenge = (counter: number) =>
  createChallenge({ algorithm: "PBKDF2/SHA-256", cost: COST, counter, deriveKey, ...secrets });

async function msEach(times: number, act: () => Promise<unknown>): Promise<number> {
  const startedMs = performance.now();
  for (let i = 0; i < times; i++) await act();
  return (performance.now() - startedMs) / times;
}

/** As the worker does it: one key after the other. */
const derivationMs = (page: Page): Promise<number> =>
  page.evaluate(
    async ([cost, times]) => {
      const salt = new Uint8Array(16);
      const startedMs = performance.now();
      for (let i = 0; i < times; i++) {
        const key = await crypto.subtle.importKey("raw", new Uint8Array(20).fill(i), "PBKDF2", false, ["deriveBits"]);
        await crypto.subtle.deriveBits({ name: "PBKDF2", salt, iterations: cost, hash: "SHA-256" }, key, 256);
      }
      return (performance.now() - startedMs) / times;
    },
    [COST, DERIVATIONS] as const,
  );

async function inChromium(): Promise<number> {
  const browser = await chromium.launch(launchOptions);
  const page = await browser.newPage();
  await page.route(SITE, (route) => route.fulfill({ contentType: "text/html", body: "<!doctype html>" }));
  await page.goto(SITE);
  await derivationMs(page); // warms up
  const ms = await derivationMs(page);
  await browser.close();
  return ms;
}

const mean = ([least, most]: readonly [number, number]): number => (least + most) / 2;
const seconds = (ms: number): string => (ms / 1000).toFixed(2);

const rowOf = (level: number, ms: number): Row => ({
  level,
  "keys derived, mean": mean(counterRange(level)),
  "here, s": seconds(mean(counterRange(level)) * ms),
  "old phone, s": seconds(mean(counterRange(level)) * ms * OLD_PHONE),
  "at most by the rules, s": phoneSeconds(level),
  "wait instead, s": waitSeconds(level),
});

const ms = await inChromium();
const challenge = await newChallenge(mean(counterRange(0)));
const solution = await solveChallenge({ challenge, deriveKey });
if (!solution) throw new Error("not solved");
const server = {
  makeMs: await msEach(TIMES, () => newChallenge(50)),
  verifyMs: await msEach(TIMES, () => verifySolution({ challenge, solution, deriveKey, ...secrets })),
  solveInNodeMs: solution.time,
};
const machine = `${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)}, ${ms.toFixed(2)} ms a key in Chromium`;
report(
  "challenge",
  Array.from({ length: MAX_LEVEL + 1 }, (_, level) => rowOf(level, ms)),
  { machine, server },
);
console.log(machine, server);
