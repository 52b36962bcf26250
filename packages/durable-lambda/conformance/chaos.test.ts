/** The kill suite in small; `npm run bench -- durable chaos` and `durable soak` run it in full. */
import { expect, test } from "vitest";
import { chaos } from "./chaos.ts";

test(
  "8 kills in the midst of 24 executions and more lose nothing and repeat nothing that succeeded",
  { timeout: 600_000 },
  async () => {
    const result = await chaos({ seed: 20261122, executions: 24, kills: 8, calmEffects: 20, atOnce: 24, fuzz: 200 });
    const { kills } = result;
    expect(kills.map(({ part }) => part).toSorted()).toEqual([...Array(4).fill("server"), ...Array(4).fill("worker")]);
    expect(new Set(kills.map(({ pid }) => pid)).size).toBe(8);
    expect(Math.min(...kills.map(({ unfinished }) => unfinished))).toBeGreaterThan(0);
    expect(Math.min(...kills.map(({ progress }) => progress))).toBeGreaterThan(0);
    expect(result.survived).toEqual([]);
    expect(result.executions).toBeGreaterThanOrEqual(24);
    expect(result.effects).toBeGreaterThanOrEqual(result.executions * 7);
    expect(result.lost).toEqual([]);
    expect(result.repeated).toEqual([]);
    expect(result.requests).toBeGreaterThanOrEqual(200);
    expect(result.misbehaved).toEqual([]);
  },
);
