import { assert, nat, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { delayMs, standing, waitMs, type Delays } from "@/lib/platform/rate-limit/rules";

const delays: Delays = { free: 3, firstSeconds: 5, longestSeconds: 60, forgetSeconds: 300 };
const seconds = (ms: number) => ms / 1000;

describe("delays after wrong guesses", () => {
  it("begin after the free ones, double, and end at the longest", () =>
    expect([0, 1, 2, 3, 4, 5, 6, 7, 50, 2000].map((wrong) => seconds(delayMs(wrong, delays)))).toEqual([
      0, 0, 0, 5, 10, 20, 40, 60, 60, 60,
    ]));

  it("run from the last guess", () => {
    const guesses = { wrong: 4, atMs: 1_000_000 };
    expect(seconds(waitMs(guesses, delays, 1_000_000))).toBe(10);
    expect(seconds(waitMs(guesses, delays, 1_004_000))).toBe(6);
    expect(waitMs(guesses, delays, 1_010_000)).toBeLessThanOrEqual(0);
  });

  it("are forgotten one by one", () => {
    const guesses = { wrong: 4, atMs: 0 };
    expect([0, 299_999, 300_000, 900_000, 9_000_000].map((nowMs) => standing(guesses, delays, nowMs))).toEqual([
      4, 4, 3, 1, 0,
    ]);
  });

  it("never exceed the longest, nor count a clock that went back", () =>
    assert(
      property(nat(5000), nat(), nat(), (wrong, atMs, nowMs) => {
        const wait = waitMs({ wrong, atMs }, delays, nowMs);
        expect(standing({ wrong, atMs }, delays, nowMs)).toBeLessThanOrEqual(wrong);
        expect(wait).toBeLessThanOrEqual(Math.max(0, atMs - nowMs) + 60_000);
      }),
    ));
});
