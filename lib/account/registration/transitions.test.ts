import { randomUUID } from "node:crypto";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { digestId, type RegistrationId } from "@/lib/platform/ids";
import { clickedAtOf } from "@/lib/account/registration/rules";
import type { RegistrationIn, RegistrationStatus } from "@/lib/account/registration/schema";
import { registrationStates, registrationStatuses } from "@/lib/account/registration/states";
import { findRegistration } from "@/lib/account/registration/store";
import {
  consumeToken,
  createRegistration,
  removePasswordHash,
  expireUnlessClicked,
  finishRegistration,
  markAwaitingVerification,
  recordAddressTaken,
  recordCallback,
  replaceToken,
  takeResend,
} from "@/lib/account/registration/transitions";
import { useTable } from "@/workflows/testing/table";

/**
 * Invariant: whatever writes reach a registration, it parses, moves only along its states, and a click and the end of the
 * time never both happen.
 */

useTable();

const AT = "2026-01-01T00:00:00.000Z";
const newRegistration = (): RegistrationIn<"pending"> => {
  const registrationId: RegistrationId = `reg_${digestId(randomUUID())}`;
  return {
    registrationId,
    customerId: `cus_${digestId(registrationId)}`,
    status: "pending",
    email: "ada@example.com",
    firstName: "Ada",
    lastName: "Lovelace",
    passwordHash: "$argon2id$",
    generation: 0,
    addressTaken: false,
    createdAt: AT,
    updatedAt: AT,
    expiresAt: AT,
    tokenSeed: "seed",
    resends: 0,
    resendableAtMs: 0,
  };
};

const WRITES: Readonly<Record<string, (id: RegistrationId) => Promise<unknown>>> = {
  taken: recordAddressTaken,
  callback: (id) => recordCallback(id, "c", AT),
  token: (id) => replaceToken(id, "hash"),
  otherToken: (id) => replaceToken(id, "other"),
  mailed: markAwaitingVerification,
  click: (id) => consumeToken(id, "hash"),
  expire: expireUnlessClicked,
  verified: (id) => finishRegistration(id, "verified"),
  failed: (id) => finishRegistration(id, "failed"),
  drop: removePasswordHash,
  resend: async (id) => takeResend((await findRegistration(id))!, 0),
};
const GOOD = ["callback", "token", "mailed", "click", "verified"];
const walks = fc
  .tuple(fc.integer({ min: 0, max: GOOD.length }), fc.array(fc.constantFrom(...Object.keys(WRITES)), { maxLength: 8 }))
  .map(([length, rest]) => [...GOOD.slice(0, length), ...rest]);

it("a registration moves along its states alone, and is verified xor expired", { timeout: 120_000 }, async () => {
  const reached = new Set<RegistrationStatus>();
  const walk = async (names: readonly string[]) => {
    const registration = newRegistration();
    const { registrationId } = registration;
    expect(await createRegistration(registration)).toBe(true);
    let before: RegistrationStatus = "pending";
    let clicked: string | undefined;
    for (const name of names) {
      await WRITES[name]?.(registrationId);
      const after = (await findRegistration(registrationId))!;
      const path: readonly string[] = registrationStates[after.status].from;
      expect(after.status === before || path.includes(before), `${before} -> ${after.status} by ${name}`).toBe(true);
      if (clicked !== undefined) expect(clickedAtOf(after), "a click is kept").toBe(clicked);
      if (after.status === "expired") expect(clickedAtOf(after)).toBeUndefined();
      clicked = clickedAtOf(after);
      before = after.status;
      reached.add(after.status);
    }
  };
  await fc.assert(fc.asyncProperty(walks, walk), { numRuns: 40, examples: [[GOOD], [["expire"]], [["failed"]]] });
  expect([...reached].toSorted()).toEqual(registrationStatuses.toSorted());
});

it("of a click and the end of the time, at once, one counts", async () => {
  for (let i = 0; i < 10; i++) {
    const registration = newRegistration();
    const { registrationId } = registration;
    await createRegistration(registration);
    await recordCallback(registrationId, "c", AT);
    await replaceToken(registrationId, "hash");
    await markAwaitingVerification(registrationId);
    const [clicked, outcome] = await Promise.all([
      consumeToken(registrationId, "hash"),
      expireUnlessClicked(registrationId),
    ]);
    expect(outcome).toBe(clicked ? "verified" : "expired");
  }
});

it("a resend is given to one of two who ask at once", async () => {
  const registration = newRegistration();
  await createRegistration(registration);
  const taken = await Promise.all([1, 2].map(() => takeResend(registration, Date.now() + 60_000)));
  expect(taken.filter(Boolean)).toHaveLength(1);
});
