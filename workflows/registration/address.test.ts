import { randomUUID } from "node:crypto";
import * as fc from "fast-check";
import { beforeEach, expect, it, vi } from "vitest";
import type { Customer } from "@/lib/account/customer/schema";
import { findAddressReservation, getCustomer } from "@/lib/account/customer/store";
import type { Registration, RegistrationIn } from "@/lib/account/registration/schema";
import { findRegistration } from "@/lib/account/registration/store";
import { consumeToken, createRegistration, replaceToken } from "@/lib/account/registration/transitions";
import { findSessions } from "@/lib/account/session/store";
import { beginSession } from "@/lib/account/session/transitions";
import { digestId, type RegistrationId } from "@/lib/platform/ids";
import { registrationSteps } from "@/workflows/registration/steps";
import { useTable } from "@/workflows/testing/table";

/**
 * Invariants of one address, whatever registrations of it do at once, in whatever order and however often:
 * one of them at most is verified, and then the address is its customer's; an account's sessions are of a customer who is
 * there, and say truly whether they are verified; of those that are not verified none but the holder has a customer.
 */

useTable();
beforeEach(() => vi.stubEnv("AUTH_SECRET", "a secret of the address tests, 32 characters"));

const START_MS = Date.parse("2026-11-26T12:00:00.000Z");

/** The registration that was asked for as the nth. */
function registration(email: string, nth: number): RegistrationIn<"pending"> {
  const registrationId: RegistrationId = `reg_${digestId(randomUUID())}`;
  const at = new Date(START_MS + nth).toISOString();
  return {
    registrationId,
    customerId: `cus_${digestId(registrationId)}`,
    status: "pending",
    email,
    firstName: `No. ${nth}`,
    lastName: "Lovelace",
    passwordHash: `hash ${nth}`,
    generation: 0,
    addressTaken: false,
    createdAt: at,
    updatedAt: at,
    expiresAt: at,
    tokenSeed: "seed",
    resends: 0,
    resendableAtMs: 0,
  };
}

const signIn = async (email: string): Promise<void> => {
  const { customerId } = await findAddressReservation(email);
  const customer = customerId && (await getCustomer(customerId));
  if (customer) await beginSession(customer, { device: "d", network: "n" }, Date.now());
};

/** What may happen to a registration: the workflow's steps, a click by link, a sign-in at its address. */
const EVENTS: Readonly<Record<string, (of: Registration) => Promise<unknown>>> = {
  create: async ({ registrationId }) => {
    const created = await registrationSteps(registrationId).createCustomer();
    if (created !== "replaced") await replaceToken(registrationId, "hash"); // also where it is mailed to none
  },
  click: ({ registrationId }) => consumeToken(registrationId, "hash"),
  takeOver: ({ registrationId }) =>
    consumeToken(registrationId, "hash", { passwordHash: "new", firstName: "Grace", lastName: "Hopper" }),
  settle: ({ registrationId }) => registrationSteps(registrationId).settle(),
  signIn: ({ email }) => signIn(email),
};

interface State {
  readonly registrations: readonly Registration[];
  readonly customers: readonly Customer[];
}

async function stateOf(ids: readonly RegistrationId[]): Promise<State> {
  const registrations = (await Promise.all(ids.map(findRegistration))).map((found) => found!);
  const customers = await Promise.all(registrations.map(({ customerId }) => getCustomer(customerId)));
  return { registrations, customers: customers.filter((found) => found !== undefined) };
}

async function assertInvariants(email: string, ids: readonly RegistrationId[]): Promise<void> {
  const { registrations, customers } = await stateOf(ids);
  const verified = customers.filter(({ verifiedAt }) => verifiedAt !== undefined);
  const { customerId: holder } = await findAddressReservation(email);
  expect(verified.length).toBeLessThanOrEqual(1);
  if (verified[0]) expect(holder).toBe(verified[0].customerId);
  for (const { status, customerId } of registrations) {
    if (status === "verified") expect(verified.map((one) => one.customerId)).toEqual([customerId]);
    if (status === "expired") expect(verified.map((one) => one.customerId)).not.toContain(customerId);
    const customer = customers.find((one) => one.customerId === customerId);
    for (const session of await findSessions(customerId))
      expect(session.verified).toBe(customer?.verifiedAt !== undefined);
  }
}

const names = Object.keys(EVENTS);
const event = fc.record({ name: fc.constantFrom(...names), of: fc.nat(2) });
const GOOD = ["create", "signIn", "click", "settle"];
const walkOf = (of: number) => GOOD.map((name) => ({ name, of }));
const squatted = [...walkOf(0).slice(0, 2), ...walkOf(1), ...walkOf(0).slice(2)];

async function setUp(): Promise<{ readonly email: string; readonly all: readonly Registration[] }> {
  const email = `${randomUUID()}@example.com`;
  const all = [0, 1, 2].map((nth) => registration(email, nth));
  for (const one of all) await createRegistration(one);
  return { email, all };
}

const run = async (all: readonly Registration[], { name, of }: { name: string; of: number }): Promise<void> => {
  await EVENTS[name]?.(all[of]!);
};

it("an address has one owner at most, whoever signs up, clicks and is replaced in whatever order", async () => {
  const outcomes = new Set<string>();
  const walk = async (events: readonly { name: string; of: number }[]) => {
    const { email, all } = await setUp();
    const ids = all.map(({ registrationId }) => registrationId);
    for (const one of events) {
      await run(all, one);
      await assertInvariants(email, ids);
    }
    for (const { status } of (await stateOf(ids)).registrations) outcomes.add(status);
  };
  await fc.assert(fc.asyncProperty(fc.array(event, { maxLength: 14 }), walk), { numRuns: 60, examples: [[squatted]] });
  expect([...outcomes]).toEqual(expect.arrayContaining(["verified", "expired"]));
});

it("an address has one owner at most, when all of it happens at once", async () => {
  for (let round = 0; round < 10; round++) {
    const { email, all } = await setUp();
    await Promise.all(all.map((_, of) => run(all, { name: "create", of })));
    await Promise.all(
      all.flatMap((_, of) => ["click", "signIn", "create", "signIn"].map((name) => run(all, { name, of }))),
    );
    await Promise.all(all.map((_, of) => run(all, { name: "settle", of })));
    const ids = all.map(({ registrationId }) => registrationId);
    await assertInvariants(email, ids);
  }
});

it("the newest of three that ask at once has the address, and the others are over", async () => {
  for (let round = 0; round < 5; round++) {
    const { email, all } = await setUp();
    await Promise.all([2, 0, 1].map((of) => run(all, { name: "create", of })));
    expect((await findAddressReservation(email)).customerId).toBe(all[2]?.customerId);
    await Promise.all([0, 1].map((of) => run(all, { name: "settle", of })));
    const { registrations, customers } = await stateOf(all.map(({ registrationId }) => registrationId));
    expect(registrations.map(({ status }) => status)).toEqual(["expired", "expired", "pending"]);
    expect(customers.map(({ customerId }) => customerId)).toEqual([all[2]?.customerId]);
  }
});
