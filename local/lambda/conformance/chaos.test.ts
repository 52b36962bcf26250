/** The kill suite in small; `npm run bench -- durable chaos` and `durable soak` run it in full. */
import { expect, test } from "vitest";
import { chaos } from "./chaos.ts";

test(
  "8 random kills over 24 executions lose nothing and repeat nothing that succeeded",
  { timeout: 120_000 },
  async () => {
    const result = await chaos({ seed: 20261122, executions: 24, kills: 8, limitMs: 110_000, fuzz: true });
    expect(result.lost).toEqual([]);
    expect(result.repeated).toEqual([]);
    expect(result.misbehaved).toEqual([]);
    expect(result.serverKills + result.workerKills).toBeGreaterThan(3);
  },
);
