import { randomUUID } from "node:crypto";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { digestId, type PasswordResetId } from "@/lib/platform/ids";
import { usedAtOf } from "@/lib/account/password-reset/rules";
import type { ResetIn, ResetStatus } from "@/lib/account/password-reset/schema";
import { resetStates, resetStatuses } from "@/lib/account/password-reset/states";
import { findReset } from "@/lib/account/password-reset/store";
import {
  createReset,
  expireUnused,
  finishReset,
  markMailed,
  recordCallback,
  recordNewPassword,
} from "@/lib/account/password-reset/transitions";
import { useTable } from "@/workflows/testing/table";

/** Invariant: whatever writes reach a request for a new password, it parses, moves only along its states, and is used once or expires. */

useTable();

const AT = "2026-01-01T00:00:00.000Z";
const LATER = "2100-01-01T00:00:00.000Z";
const newReset = (): ResetIn<"pending"> => ({
  resetId: `pwr_${digestId(randomUUID())}`,
  status: "pending",
  createdAt: AT,
  updatedAt: AT,
  expiresAt: LATER,
  tokenSeed: "seed",
  tokenHash: "hash",
  ttlSeconds: 4_000_000_000,
});
const use = (id: PasswordResetId, passwordHash = "p") => recordNewPassword(id, { tokenHash: "hash", passwordHash });

const WRITES: Readonly<Record<string, (id: PasswordResetId) => Promise<unknown>>> = {
  callback: (id) => recordCallback(id, "c", LATER),
  mailed: markMailed,
  use: (id) => use(id),
  wrongLink: (id) => recordNewPassword(id, { tokenHash: "another", passwordHash: "p" }),
  expire: expireUnused,
  changed: (id) => finishReset(id, "changed"),
  failed: (id) => finishReset(id, "failed"),
};
const GOOD = ["callback", "mailed", "use", "changed"];
const walks = fc
  .tuple(fc.integer({ min: 0, max: GOOD.length }), fc.array(fc.constantFrom(...Object.keys(WRITES)), { maxLength: 8 }))
  .map(([length, rest]) => [...GOOD.slice(0, length), ...rest]);

it("a request moves along its states alone, and is used once xor expires", { timeout: 120_000 }, async () => {
  const reached = new Set<ResetStatus>();
  const walk = async (names: readonly string[]) => {
    const reset = newReset();
    await createReset(reset);
    let before: ResetStatus = "pending";
    let used: string | undefined;
    for (const name of names) {
      await WRITES[name]?.(reset.resetId);
      const after = (await findReset(reset.resetId))!;
      const path: readonly string[] = resetStates[after.status].from;
      expect(after.status === before || path.includes(before), `${before} -> ${after.status} by ${name}`).toBe(true);
      if (used !== undefined) expect(usedAtOf(after), "the first use is kept").toBe(used);
      if (after.status === "expired") expect(usedAtOf(after)).toBeUndefined();
      used = usedAtOf(after);
      before = after.status;
      reached.add(after.status);
    }
  };
  await fc.assert(fc.asyncProperty(walks, walk), { numRuns: 40, examples: [[GOOD], [["expire"]], [["failed"]]] });
  expect([...reached].toSorted()).toEqual(resetStatuses.toSorted());
});

it("a link sets one password, however many come at once, and none once it has run out", async () => {
  const reset = newReset();
  await createReset(reset);
  const won = await Promise.all(["a", "b", "c"].map((password) => use(reset.resetId, password)));
  expect(won.filter(Boolean)).toHaveLength(1);
  const late = { ...newReset(), expiresAt: AT };
  await createReset(late);
  expect(await use(late.resetId)).toBe(false);
});
