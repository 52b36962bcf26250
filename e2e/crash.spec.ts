import { expect, test, type APIRequestContext } from "@playwright/test";
import { ownStore } from "./support/own-store.ts";
import type { Part } from "./support/processes.ts";
import { someone, type Person } from "./support/store.ts";

// kill -9 at several points of an order: same result, one charge, one label, one mail of each kind.
test.describe.configure({ mode: "serial", timeout: 300_000 });

const { running, store } = ownStore("crash");

/** Asks until the store answers: what a browser's retry would do. */
async function persistently<T>(call: () => Promise<T>): Promise<T> {
  let result: { value: T } | undefined;
  await expect(async () => {
    result = { value: await call() };
  }).toPass({ timeout: 120_000, intervals: [100, 200, 400] });
  if (!result) throw new Error("unreachable");
  return result.value;
}

const moments = [
  "placed",
  "awaiting_payment",
  "paid",
  "awaiting_approval",
  "decided",
  "captured",
  "shipped",
  "on_its_way",
] as const;
type Moment = (typeof moments)[number];

/**
 * Walks an order from the click to the door; `strike` may kill what it likes at each moment. No machine is fast enough to
 * finish before a blow: up to the decision the order waits for the test, then for payments, which does not answer, then for the
 * carrier, which does not answer either, and from the shipment on for the parcel.
 */
async function walk(
  http: APIRequestContext,
  strike: (moment: Moment, orderId: string) => Promise<void>,
): Promise<string> {
  const key = crypto.randomUUID();
  const orderId = await persistently(() => store.order(http, "44", key));
  await strike("placed", orderId);
  const { paymentUrl } = await persistently(() => store.untilOrder(http, orderId, "awaiting_payment"));
  await strike("awaiting_payment", orderId);
  await persistently(() => store.pay(paymentUrl));
  await strike("paid", orderId);
  await persistently(() => store.untilOrder(http, orderId, "awaiting_approval"));
  await strike("awaiting_approval", orderId);
  const staff = await persistently(() => store.signInStaff());
  await running.suspend("payments");
  await persistently(async () => expect((await store.decide(staff, orderId, "approve")).status()).toBe(200));
  await persistently(async () => expect(await store.history("order", orderId)).toContain("capture-payment"));
  await strike("decided", orderId);
  await running.suspend("carrier");
  running.resume("payments");
  await persistently(async () => expect(await store.history("order", orderId)).toContain("buy-label"));
  await strike("captured", orderId);
  running.resume("carrier");
  await persistently(() => store.untilOrder(http, orderId, "shipped"));
  await strike("shipped", orderId);
  await persistently(() => store.scan(orderId, "in_transit"));
  await persistently(() => store.scan(orderId, "delivered"));
  await strike("on_its_way", orderId);
  await persistently(() => store.untilOrder(http, orderId, "delivered"));
  return orderId;
}

/** The processes of a part that run now were started after the kills. */
async function expectReplaced(part: Part, dead: readonly number[]): Promise<void> {
  expect(dead).not.toEqual([]);
  expect((await running.untilUp(part)).filter((pid) => dead.includes(pid))).toEqual([]);
}

/**
 * The subjects of all mails to the person, each once. A second copy may only be of a mail that the blow fell upon: between
 * the mail server's yes and the note of it in the ledger (docs/decisions/006).
 */
async function mailedOnce({ email }: Person): Promise<string[]> {
  const bySubject = Map.groupBy(await store.mails(email), ({ subject }) => subject);
  for (const [subject, [first, ...copies]] of bySubject)
    expect(copies.length, subject).toBeLessThanOrEqual(first && running.wasStruckAt(first.at) ? 1 : 0);
  return [...bySubject.keys()];
}

async function expectOneOfEach(person: Person, orderId: string): Promise<void> {
  await persistently(async () => {
    const payments = await store.payments(orderId);
    expect(payments).toMatchObject([{ status: "succeeded", amountCaptured: 31_415, amountRefunded: 0 }]);
    expect(await store.subjects(person.email)).toContain("Your pair has arrived");
  });
  expect(await store.shipments(orderId)).toMatchObject([{ status: "delivered", isReturn: false }]);
  const subjects = await mailedOnce(person);
  expect(subjects).toEqual(expect.arrayContaining(["Verify your e-mail address", "Welcome to QuantaSneaks"]));
  // what only tells how things stand is left out once they stand differently
  const others = new Set([
    "Your pair is on its way",
    "Your pair has arrived",
    "We hold a pair for you",
    "Payment received",
  ]);
  expect(subjects.slice(2).filter((subject) => !others.has(subject))).toEqual([]);
}

const parts = ["lambda", "site", "database", "payments", "carrier", "mail"] as const;

for (const part of ["lambda", "site"] as const)
  test(`the ${part} is killed at every station of an order, and nothing is lost`, async () => {
    const { person, http } = await persistently(() => store.shopper());
    const dead: number[][] = [];
    const orderId = await walk(http, async () => void dead.push(await running.kill(part)));
    expect(dead).toHaveLength(moments.length);
    expect(new Set(dead.flat()).size).toBe(dead.flat().length); // each time another process
    await expectReplaced(part, dead.flat());
    await expectOneOfEach(person, orderId);
  });

test("the workers are killed at every station, in the midst of the capture and of the label too, and nothing is lost", async () => {
  const { person, http } = await persistently(() => store.shopper());
  const dead: number[][] = [];
  const orderId = await walk(http, async () => void dead.push(await running.kill("worker")));
  expect(dead).toHaveLength(moments.length);
  expect(new Set(dead.flat()).size).toBe(dead.flat().length);
  expect(await store.history("order", orderId)).toContain("Runtime exited with error: signal: killed");
  await expectOneOfEach(person, orderId);
});

test("database, payments, carrier and mail are killed on the way, and nothing is lost", async () => {
  const { person, http } = await persistently(() => store.shopper());
  const victims: Record<Moment, Part> = {
    placed: "database",
    awaiting_payment: "payments",
    paid: "database",
    awaiting_approval: "mail",
    decided: "mail",
    captured: "carrier",
    shipped: "database",
    on_its_way: "carrier",
  };
  const dead = new Map<Part, number[]>();
  const orderId = await walk(http, async (moment) => {
    const part = victims[moment];
    dead.set(part, [...(dead.get(part) ?? []), ...(await running.kill(part))]);
  });
  for (const part of ["database", "payments", "carrier", "mail"] as const)
    await expectReplaced(part, dead.get(part) ?? []);
  await expectOneOfEach(person, orderId);
});

for (const moment of ["placed", "paid", "decided", "captured", "on_its_way"] as const)
  test(`everything is killed when the order is ${moment}, and goes on after the restart`, async () => {
    const { person, http } = await persistently(() => store.shopper());
    const dead: number[] = [];
    const orderId = await walk(http, async (now) => {
      if (now !== moment) return;
      const alive = parts.flatMap((part) => running.pids(part));
      dead.push(...(await running.killEverything()));
      expect(alive.filter((pid) => !dead.includes(pid))).toEqual([]);
      await running.start();
    });
    for (const part of parts) await expectReplaced(part, dead);
    await expectOneOfEach(person, orderId);
  });

/**
 * Walks a return from the statement to the refund; `strike` may kill what it likes at each moment: while the label is bought,
 * while the parcel is on its way, and while the money goes back, for carrier and payments do not answer before it has struck.
 */
async function walkBack(http: APIRequestContext, orderId: string, strike: () => Promise<void>): Promise<string> {
  const staff = await persistently(() => store.signInStaff());
  await running.suspend("carrier");
  const asked = await persistently(() => store.withdraw(http, orderId));
  const { returnId } = (await asked.json()) as { returnId: string };
  await persistently(async () => expect(await store.history("return", returnId)).toContain('"buy-label"'));
  await strike();
  running.resume("carrier");
  await persistently(() => store.untilReturn(http, returnId, "label_sent"));
  await strike();
  await persistently(() => store.scan(returnId, "in_transit"));
  await persistently(() => store.scan(returnId, "delivered"));
  await strike();
  await persistently(() => store.untilReturn(http, returnId, "received"));
  await running.suspend("payments");
  const inspection = { result: "deduct", deductionMinor: 20_000, note: "The soles are worn." };
  await persistently(async () => expect((await store.inspect(staff, returnId, inspection)).status()).toBe(200));
  await persistently(async () => expect(await store.history("return", returnId)).toContain('"refund"'));
  await strike();
  running.resume("payments");
  await persistently(() => store.untilReturn(http, returnId, "refunded"));
  return returnId;
}

for (const part of ["lambda", "worker"] as const)
  test(`the ${part} is killed at every station of a return: one label, one refund, one mail of each kind`, async () => {
    const { person, http, orderId } = await persistently(() => store.deliveredShopper());
    const dead: number[][] = [];
    const returnId = await walkBack(http, orderId, async () => void dead.push(await running.kill(part)));
    expect(dead).toHaveLength(4);
    expect(new Set(dead.flat()).size).toBe(dead.flat().length);
    expect(await store.shipments(returnId)).toMatchObject([{ isReturn: true }]);
    expect(await store.payments(orderId)).toMatchObject([{ amountCaptured: 31_415, amountRefunded: 11_415 }]);
    await persistently(async () => expect(await store.subjects(person.email)).toContain("Your refund is on its way"));
    const subjects = await mailedOnce(person);
    expect(subjects).toEqual(expect.arrayContaining(["You have withdrawn from your contract", "Your return label"]));
  });

test("a registration whose start was never heard is started all the same", async () => {
  const dead = await running.takeDown("lambda");
  const person = someone("Late");
  const registrationId = await store.register(person);
  expect(running.pids("lambda")).toEqual([]); // all the while
  await running.wake();
  await expectReplaced("lambda", dead);
  await persistently(() => store.untilRegistration(registrationId, "awaiting_verification"));
  await expect.poll(() => store.subjects(person.email)).toEqual(["Verify your e-mail address"]);
});

test("a new password is asked for and set although the engine dies each time", async () => {
  const { person } = await persistently(() => store.shopper());
  const password = "a brand new password";
  const first = await running.takeDown("lambda");
  expect((await store.forgot(person.email)).status()).toBe(202);
  expect(running.pids("lambda")).toEqual([]);
  await running.wake();
  const [token = ""] = await store.resetTokens(person.email);
  const second = await running.kill("lambda");
  await persistently(async () => expect((await store.resetPassword(token, password)).status()).toBe(200));
  await expectReplaced("lambda", [...first, ...second]);
  await persistently(() => store.signIn({ ...person, password }));
  await expect.poll(() => store.subjects(person.email)).toContain("Your password was changed");
  await mailedOnce(person);
});
