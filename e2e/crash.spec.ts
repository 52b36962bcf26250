import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test, type APIRequestContext } from "@playwright/test";
import { e2eStack } from "./support/fixtures.ts";
import { RunningStack, type Part } from "./support/processes.ts";
import { Store, type Person } from "./support/store.ts";

// kill -9 at several points of an order: same result, one charge, one mail of each kind.
test.describe.configure({ mode: "serial", timeout: 120_000 });

const dataDir = mkdtempSync(path.join(tmpdir(), "quantasneaks-crash-"));
const running = new RunningStack(e2eStack("crash", dataDir));
const store = new Store(running.stack);

test.beforeAll(() => running.start());
test.afterAll(async () => {
  await running.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

/** Asks until the store answers: what a browser's retry would do. */
async function persistently<T>(call: () => Promise<T>): Promise<T> {
  let result: { value: T } | undefined;
  await expect(async () => {
    result = { value: await call() };
  }).toPass({ timeout: 60_000, intervals: [100, 200, 400] });
  if (!result) throw new Error("unreachable");
  return result.value;
}

type Moment = "placed" | "awaiting_payment" | "paid" | "awaiting_approval" | "decided";

/** Walks an order from the click to the door; `strike` may kill what it likes at each moment. */
async function walk(http: APIRequestContext, strike: (moment: Moment) => Promise<void>): Promise<string> {
  const key = crypto.randomUUID();
  const orderId = await persistently(() => store.order(http, "44", key));
  await strike("placed");
  const { paymentUrl } = await persistently(() => store.untilOrder(http, orderId, "awaiting_payment"));
  await strike("awaiting_payment");
  await persistently(() => store.pay(paymentUrl));
  await strike("paid");
  await persistently(() => store.untilOrder(http, orderId, "awaiting_approval"));
  await strike("awaiting_approval");
  const staff = await persistently(() => store.signInStaff());
  await persistently(async () => expect((await store.decide(staff, orderId, "approve")).status()).toBe(200));
  await strike("decided");
  await persistently(() => store.untilOrder(http, orderId, "shipped"));
  return orderId;
}

async function expectOneOfEach(person: Person, orderId: string): Promise<void> {
  await persistently(async () => {
    const payments = await store.payments(orderId);
    expect(payments).toMatchObject([{ status: "succeeded", amountCaptured: 31_415, amountRefunded: 0 }]);
    expect(await store.subjects(person.email)).toContain("Your pair is on its way");
  });
  const subjects = await store.subjects(person.email);
  expect(new Set(subjects).size).toBe(subjects.length);
  expect(subjects).toEqual(expect.arrayContaining(["Verify your e-mail address", "Welcome to QuantaSneaks"]));
  // what only tells how things stand is left out once they stand differently
  const others = new Set(["Your pair is on its way", "We hold a pair for you", "Payment received"]);
  expect(subjects.slice(2).filter((subject) => !others.has(subject))).toEqual([]);
}

const moments: readonly Moment[] = ["placed", "awaiting_payment", "paid", "awaiting_approval", "decided"];

for (const part of ["lambda", "site"] as const)
  test(`the ${part} is killed at every station of an order, and nothing is lost`, async () => {
    const { person, http } = await persistently(() => store.shopper());
    let kills = 0;
    const orderId = await walk(http, async () => {
      if ((await running.killOnceUp(part)) > 0) kills++;
    });
    expect(kills).toBe(moments.length);
    await expectOneOfEach(person, orderId);
  });

test("the workers are killed wherever one runs, and nothing is lost", async () => {
  const { person, http } = await persistently(() => store.shopper());
  let hits = 0;
  const orderId = await walk(http, async () => {
    hits += running.kill("worker");
  });
  expect(hits).toBeGreaterThan(0);
  await expectOneOfEach(person, orderId);
});

test("database, payments and mail are killed on the way, and nothing is lost", async () => {
  const { person, http } = await persistently(() => store.shopper());
  const victims: Record<Moment, Part> = {
    placed: "database",
    awaiting_payment: "payments",
    paid: "database",
    awaiting_approval: "mail",
    decided: "mail",
  };
  const orderId = await walk(http, async (moment) => void running.kill(victims[moment]));
  await expectOneOfEach(person, orderId);
});

for (const moment of ["placed", "paid", "decided"] as const)
  test(`everything is killed when the order is ${moment}, and goes on after the restart`, async () => {
    const { person, http } = await persistently(() => store.shopper());
    const orderId = await walk(http, async (now) => {
      if (now !== moment) return;
      running.killEverything();
      await running.start();
    });
    await expectOneOfEach(person, orderId);
  });

test("a registration whose start was never heard is started all the same", async () => {
  running.kill("lambda");
  const person: Person = {
    email: `late.${Date.now()}@example.com`,
    firstName: "Late",
    lastName: "Start",
    password: "correct horse battery",
  };
  const registrationId = await persistently(() => store.register(person));
  await running.untilHealthy();
  await persistently(() => store.untilRegistration(registrationId, "awaiting_verification"));
  expect(await store.subjects(person.email)).toEqual(["Verify your e-mail address"]);
});

test("a new password is asked for and set although the engine dies each time", async () => {
  const { person } = await persistently(() => store.shopper());
  const password = "a brand new password";
  running.kill("lambda");
  await persistently(async () => expect((await store.forgot(person.email)).status()).toBe(202));
  await running.untilHealthy();
  const [token = ""] = await store.resetTokens(person.email);
  running.kill("lambda");
  await persistently(async () => expect((await store.resetPassword(token, password)).status()).toBe(200));
  await persistently(() => store.signIn({ ...person, password }));
  await expect.poll(() => store.subjects(person.email), { timeout: 30_000 }).toContain("Your password was changed");
  const subjects = await store.subjects(person.email);
  expect(new Set(subjects).size).toBe(subjects.length);
});
