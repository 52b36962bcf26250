import { randomUUID } from "node:crypto";
import * as fc from "fast-check";
import { afterEach, describe, expect, it, vi } from "vitest";
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
afterEach(() => void vi.useRealTimers());

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

const NOW = "2026-11-22T12:00:00.000Z";
const freezeClock = () => vi.useFakeTimers({ toFake: ["Date"], now: Date.parse(NOW) });

/** A request to which these writes have come. */
async function resetAfter(...names: readonly string[]): Promise<PasswordResetId> {
  const reset = newReset();
  await createReset(reset);
  for (const name of names) await WRITES[name]?.(reset.resetId);
  return reset.resetId;
}

it("a request that is made again is the one that is there", async () => {
  const reset = newReset();
  expect(await createReset(reset)).toBe(true);
  expect(await createReset({ ...reset, tokenHash: "another" })).toBe(false);
  expect(await findReset(reset.resetId)).toEqual(reset);
});

describe("the link", () => {
  it("is known by its callback and its end, until it is used", async () => {
    const id = await resetAfter();
    freezeClock();
    await recordCallback(id, "wake", LATER);
    expect(await findReset(id)).toMatchObject({ callbackId: "wake", expiresAt: LATER, updatedAt: NOW });
    await use(id);
    await recordCallback(id, "another", AT);
    expect(await findReset(id)).toMatchObject({ callbackId: "wake", expiresAt: LATER });
  });

  it("counts as mailed once there is one", async () => {
    expect(await findReset(await resetAfter("mailed"))).toMatchObject({ status: "pending", updatedAt: AT });
    const id = await resetAfter("callback");
    freezeClock();
    await markMailed(id);
    expect(await findReset(id)).toMatchObject({ status: "mailed", updatedAt: NOW });
  });

  it("keeps the password, and when it was given, for the one use", async () => {
    const id = await resetAfter("callback", "mailed");
    freezeClock();
    expect(await use(id, "first")).toBe(true);
    expect(await use(id, "second")).toBe(false);
    expect(await findReset(id)).toMatchObject({
      status: "mailed",
      passwordHash: "first",
      usedAt: NOW,
      updatedAt: NOW,
    });
  });

  it("of another token sets nothing", async () => {
    const id = await resetAfter();
    expect(await recordNewPassword(id, { tokenHash: "another", passwordHash: "p" })).toBe(false);
    expect((await findReset(id))?.passwordHash).toBeUndefined();
  });

  it("ends on the millisecond", async () => {
    const late = { ...newReset(), expiresAt: NOW };
    await createReset(late);
    freezeClock();
    expect(await use(late.resetId)).toBe(false);
    vi.setSystemTime(Date.parse(NOW) - 1);
    expect(await use(late.resetId)).toBe(true);
  });

  it("does nothing for a request that is not there", async () => {
    const none: PasswordResetId = `pwr_${digestId("none")}`;
    for (const write of Object.values(WRITES)) await write(none);
    expect(await findReset(none)).toBeUndefined();
  });
});

describe("the end", () => {
  it("is expiry where the link was not used, and resolves with the request, however often it comes", async () => {
    const id = await resetAfter("callback", "mailed");
    freezeClock();
    const expired = await expireUnused(id);
    expect(expired).toMatchObject({ resetId: id, status: "expired", updatedAt: NOW });
    expect(await expireUnused(id)).toEqual(expired);
  });

  it("is left to the use where that came first", async () => {
    const id = await resetAfter("callback", "mailed", "use");
    expect(await expireUnused(id)).toMatchObject({ status: "mailed", passwordHash: "p" });
  });

  it.each(["changed", "failed"] as const)("that is %s stays so, and holds no password", async (status) => {
    const id = await resetAfter("callback", "mailed", "use");
    freezeClock();
    await finishReset(id, status);
    await finishReset(id, status === "failed" ? "changed" : "failed");
    const ended = await findReset(id);
    expect(ended).toMatchObject({ status, updatedAt: NOW });
    expect(ended?.passwordHash).toBeUndefined();
  });

  it("is no change of the password where none was given", async () => {
    const id = await resetAfter("callback", "mailed", "changed");
    expect((await findReset(id))?.status).toBe("mailed");
  });
});
