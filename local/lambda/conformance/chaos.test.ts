/** The kill suite in small; `npm run bench -- durable-chaos` runs it in full. */
import { expect, test } from "vitest";
import { chaos } from "./chaos.ts";

test(
  "15 random kills over 40 executions lose nothing and repeat nothing that succeeded",
  { timeout: 80_000 },
  async () => {
    const result = await chaos({ seed: 20261122, executions: 40, kills: 15, limitMs: 70_000 });
    expect(result.lost).toEqual([]);
    expect(result.repeated).toEqual([]);
    expect(result.serverKills + result.workerKills).toBeGreaterThan(5);
  },
);
