import { randomUUID } from "node:crypto";
import * as fc from "fast-check";
import { afterEach, describe, expect, it, vi } from "vitest";
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
afterEach(() => void vi.useRealTimers());

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

const NOW = "2026-11-22T12:00:00.000Z";
const freezeClock = () => vi.useFakeTimers({ toFake: ["Date"], now: Date.parse(NOW) });

/** A registration to which the first writes of a good walk have come. */
async function registrationAfter(...names: readonly string[]): Promise<RegistrationId> {
  const registration = newRegistration();
  await createRegistration(registration);
  for (const name of names) await WRITES[name]?.(registration.registrationId);
  return registration.registrationId;
}
const MAILED = ["callback", "token", "mailed"];

it("a registration that is sent again is the one that is there", async () => {
  const registration = newRegistration();
  expect(await createRegistration(registration)).toBe(true);
  expect(await createRegistration({ ...registration, firstName: "Eve" })).toBe(false);
  expect(await findRegistration(registration.registrationId)).toEqual(registration);
});

describe("the link", () => {
  it("is known by its callback, its end and its token", async () => {
    const id = await registrationAfter();
    freezeClock();
    await recordCallback(id, "wake", NOW);
    await replaceToken(id, "first");
    expect(await findRegistration(id)).toMatchObject({
      callbackId: "wake",
      expiresAt: NOW,
      tokenHash: "first",
      updatedAt: NOW,
    });
  });

  it("counts as mailed once there is one, and the move says when", async () => {
    const id = await registrationAfter("mailed");
    expect(await findRegistration(id)).toMatchObject({ status: "pending", updatedAt: AT });
    await recordCallback(id, "wake", AT);
    await replaceToken(id, "hash");
    freezeClock();
    await markAwaitingVerification(id);
    expect(await findRegistration(id)).toMatchObject({ status: "awaiting_verification", updatedAt: NOW });
  });

  it("is the latest alone", async () => {
    const id = await registrationAfter(...MAILED);
    await replaceToken(id, "newer");
    expect(await consumeToken(id, "hash")).toBeUndefined();
    expect((await findRegistration(id))?.status).toBe("awaiting_verification");
    freezeClock();
    expect(await consumeToken(id, "newer")).toMatchObject({ clickedAt: NOW });
  });

  it("works once, and is not replaced after that", async () => {
    const id = await registrationAfter(...MAILED, "click");
    expect(await consumeToken(id, "hash")).toBeUndefined();
    await replaceToken(id, "newer");
    expect(await findRegistration(id)).toMatchObject({ tokenHash: "hash" });
  });

  it("of an address that another has verifies nothing", async () => {
    const id = await registrationAfter("taken", ...MAILED);
    expect(await consumeToken(id, "hash")).toBeUndefined();
    expect(await expireUnlessClicked(id)).toBe("expired");
  });

  it("carries what the owner of the mailbox chose, once, until the registration is over", async () => {
    const id = await registrationAfter(...MAILED);
    const chosen = { passwordHash: "new", firstName: "Grace", lastName: "Hopper" };
    expect(await consumeToken(id, "hash", chosen)).toMatchObject({ chosen });
    expect(await consumeToken(id, "hash", { ...chosen, passwordHash: "another" })).toBeUndefined();
    expect(await findRegistration(id)).toMatchObject({ chosen });
    await finishRegistration(id, "verified");
    expect(await findRegistration(id)).not.toHaveProperty("chosen");
  });

  it("does nothing for a registration that is not there", async () => {
    const none: RegistrationId = `reg_${digestId("none")}`;
    for (const name of Object.keys(WRITES).filter((name) => name !== "resend")) await WRITES[name]?.(none);
    expect(await findRegistration(none)).toBeUndefined();
  });
});

const passwordOf = async (id: RegistrationId) => (await findRegistration(id))?.passwordHash;

describe("the password", () => {
  it.each([[["drop"]], [["taken"]], [["expire"]], [["failed"]], [[...MAILED, "click", "verified"]]])(
    "is gone from the registration after %j",
    async (names) => expect(await passwordOf(await registrationAfter(...names))).toBeUndefined(),
  );

  it("is kept until then, and by what did not happen", async () => {
    expect(await passwordOf(await registrationAfter(...MAILED))).toBe("$argon2id$");
    expect(await passwordOf(await registrationAfter(...MAILED, "verified"))).toBe("$argon2id$");
    expect(await passwordOf(await registrationAfter(...MAILED, "click", "expire"))).toBe("$argon2id$");
  });
});

it("that the address is taken is noted, whatever came before", async () => {
  const id = await registrationAfter("failed", "taken");
  expect(await findRegistration(id)).toMatchObject({ status: "failed", addressTaken: true });
});

describe("the end", () => {
  it("is expiry where the button was not pressed, however often it comes", async () => {
    const id = await registrationAfter(...MAILED);
    expect(await expireUnlessClicked(id)).toBe("expired");
    expect(await expireUnlessClicked(id)).toBe("expired");
    expect((await findRegistration(id))?.status).toBe("expired");
  });

  it("is left to the click where it came first", async () => {
    const id = await registrationAfter(...MAILED, "click");
    expect(await expireUnlessClicked(id)).toBe("verified");
    expect((await findRegistration(id))?.status).toBe("awaiting_verification");
    await finishRegistration(id, "verified");
    expect(await expireUnlessClicked(id)).toBe("verified");
  });

  it("of one that failed is no verification, whatever was pressed", async () =>
    expect(await expireUnlessClicked(await registrationAfter(...MAILED, "click", "failed"))).toBe("expired"));

  it.each(["verified", "failed"] as const)("that is %s stays so, and says when", async (status) => {
    const id = await registrationAfter(...MAILED, "click");
    freezeClock();
    await finishRegistration(id, status);
    await finishRegistration(id, status === "failed" ? "verified" : "failed");
    expect(await findRegistration(id)).toMatchObject({ status, updatedAt: NOW });
  });
});

it("a resend is counted, and none is given before its time", async () => {
  const registration = { ...newRegistration(), resendableAtMs: Date.parse(NOW) + 1 };
  await createRegistration(registration);
  freezeClock();
  expect(await takeResend(registration, 5)).toBe(false);
  vi.setSystemTime(Date.parse(NOW) + 1);
  expect(await takeResend({ ...registration, resends: 1 }, 5)).toBe(false);
  expect(await takeResend(registration, 5)).toBe(true);
  expect(await findRegistration(registration.registrationId)).toEqual({
    ...registration,
    resends: 1,
    resendableAtMs: 5,
  });
});
