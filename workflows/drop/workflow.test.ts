import { randomUUID } from "node:crypto";
import { expect, it, vi } from "vitest";
import { addDraft, changeDrop } from "@/lib/shop/drop/change";
import { draftOf } from "@/lib/shop/drop/draft";
import { close, edit, publish } from "@/lib/shop/drop/moves";
import { executionOf } from "@/lib/shop/drop/reconciler";
import { dropFileSchema, type Drop } from "@/lib/shop/drop/schema";
import type { Viewer } from "@/lib/account/session/schema";
import type { OrderId } from "@/lib/platform/ids";
import { exampleAddress } from "@/lib/platform/postal-address/examples";
import { answerAppeal, appeal } from "@/lib/shop/appeal/server";
import { placeOrder } from "@/lib/shop/order/place-order";
import { awaitsPayment, isSold } from "@/lib/shop/order/rules";
import { keepFairness } from "@/lib/shop/fairness/store";
import { fairnessOf } from "@/lib/shop/fairness/server";
import type { Fairness } from "@/lib/shop/fairness/schema";
import { confirmByToken, isReminded, offerReminder, remindViewer, unsubscribe } from "@/lib/shop/reminder/server";
import { reminderIdOf, reminderToken } from "@/lib/shop/reminder/rules";
import { env } from "@/lib/platform/env";
import { advance, executionNamed, localEngine } from "@/workflows/testing/local-engine";
import { decideAs, newCaller, newShopper, pay, staff, untilOrder } from "@/workflows/testing/people";
import { useServices } from "@/workflows/testing/use-services";

const services = useServices(localEngine);

const HOUR_MS = 3_600_000;
const DAY_SECONDS = 86_400;
const PATIENCE = { timeout: 30_000, interval: 100 };
/** Days pass, and every execution does what is due in them. */
const LONG_PATIENCE = { timeout: 90_000, interval: 100 };
const by = { by: "cus_manager" };
const inMs = (ms: number) => new Date(Date.now() + ms).toISOString();

async function publishedIn(opensInMs: number, pairs = 1): Promise<Drop> {
  const dropId = `drop-${randomUUID().slice(0, 8)}`;
  const file = {
    dropId,
    name: `Drop ${dropId}`,
    opensAt: inMs(opensInMs),
    closesAt: inMs(opensInMs + 24 * HOUR_MS),
    price: { amountMinor: 100_00, currency: "EUR" },
    sizes: [{ size: "42", pairs }],
  };
  await addDraft(draftOf(dropFileSchema.parse(file), by.by, new Date().toISOString()));
  return changeDrop(dropId, publish, by);
}

/** What the execution of these times returned. */
async function outcomeOf(drop: Drop): Promise<unknown> {
  const { dropId, schedule } = drop;
  const execution = await executionNamed(env("DROP_FUNCTION"), executionOf(drop), { dropId, schedule });
  return execution.result();
}

/** Moves the engine's clock on, a day at a time, until the drop's receipt is final. */
const untilFinal = (dropId: string): Promise<Fairness> =>
  vi.waitFor(async () => {
    await advance(DAY_SECONDS);
    const fairness = await fairnessOf(dropId);
    expect(fairness).toMatchObject({ state: "final" });
    return fairness!;
  }, LONG_PATIENCE);

interface StoredMail {
  readonly subject: string;
  readonly destination: { readonly to: readonly string[] };
  readonly headers?: readonly { readonly name: string; readonly value: string }[];
}

async function mailsTo(address: string): Promise<StoredMail[]> {
  const answer = await fetch(`${process.env["AWS_ENDPOINT_URL_SESV2"]}/store`);
  const { emails } = (await answer.json()) as { emails: StoredMail[] };
  return emails.filter(({ destination }) => destination.to.includes(address));
}

const stranger = () => `${randomUUID()}@example.com`;

it("tells everyone who confirmed it, once, when the drop opens, and deletes their addresses", async () => {
  const shopper = await newShopper();
  const [confirmed, unconfirmed, gone] = [stranger(), stranger(), stranger()];
  const drop = await publishedIn(HOUR_MS);
  const { dropId, name } = drop;
  await remindViewer(shopper, dropId);
  await remindViewer(shopper, dropId); // twice is once
  for (const address of [confirmed, unconfirmed, gone]) await offerReminder(dropId, address);
  await confirmByToken(await services().lastToken(confirmed));
  const goneToken = await services().lastToken(gone);
  await confirmByToken(goneToken);
  await unsubscribe(
    reminderToken(
      { dropId, reminderId: reminderIdOf(dropId, gone, env("AUTH_SECRET")) },
      "unsubscribe",
      env("AUTH_SECRET"),
    ),
  );

  await changeDrop(dropId, edit({ opensAt: inMs(-1000) }), by);
  const told = async (address: string) =>
    (await services().subjects(address)).filter((subject) => subject === `${name} is open`);
  await vi.waitFor(async () => {
    expect(await told(shopper.email)).toHaveLength(1);
    expect(await told(confirmed)).toHaveLength(1);
  }, PATIENCE);
  await vi.waitFor(async () => expect(await isReminded(shopper, dropId)).toBe(false), PATIENCE);
  expect([await told(unconfirmed), await told(gone)]).toEqual([[], []]);
  await expect(remindViewer(shopper, dropId)).rejects.toMatchObject({ code: "drop_already_open" });

  const mail = (await mailsTo(confirmed)).find(({ subject }) => subject === `${name} is open`);
  const headers = Object.fromEntries((mail?.headers ?? []).map(({ name: header, value }) => [header, value]));
  expect(headers["List-Unsubscribe-Post"]).toBe("List-Unsubscribe=One-Click");
  expect(headers["List-Unsubscribe"]).toMatch(/^<http:\/\/shop\.test\/api\/reminders\/unsubscribe\?token=[^>]+>$/);
});

it("an edit of the times begins another execution, and the one before ends itself", async () => {
  const first = await publishedIn(HOUR_MS);
  const edited = await changeDrop(first.dropId, edit({ opensAt: inMs(2 * HOUR_MS) }), by);
  expect(executionOf(edited)).not.toBe(executionOf(first));
  await advance(3700);
  expect(await outcomeOf(first)).toEqual({ outcome: "outdated" });
  const closed = await changeDrop(first.dropId, close, by);
  await untilFinal(closed.dropId);
  expect(await outcomeOf(closed)).toEqual({ outcome: "closed" });
});

it("a link confirms its own wish and nothing else, and one that was deleted has run out", async () => {
  const address = stranger();
  const { dropId, name } = await publishedIn(HOUR_MS);
  await offerReminder(dropId, address);
  const token = await services().lastToken(address);
  await expect(unsubscribe(token)).rejects.toMatchObject({ code: "token_invalid" });
  await expect(confirmByToken(`${token.slice(0, -1)}x`)).rejects.toMatchObject({ code: "token_invalid" });
  expect((await confirmByToken(token)).name).toBe(name);
  await confirmByToken(token); // a second press
  const key = { dropId, reminderId: reminderIdOf(dropId, address, env("AUTH_SECRET")) };
  const away = reminderToken(key, "unsubscribe", env("AUTH_SECRET"));
  await unsubscribe(away);
  await unsubscribe(away);
  await expect(confirmByToken(token)).rejects.toMatchObject({ code: "token_expired" });
});

const orderIn = async (dropId: string, shopper: Viewer): Promise<OrderId> => {
  const request = { dropId, size: "42", address: exampleAddress, idempotencyKey: randomUUID(), caller: newCaller() };
  return (await placeOrder(shopper, request)).orderId;
};

async function rejectedIn(dropId: string): Promise<readonly [OrderId, Viewer]> {
  const shopper = await newShopper();
  const orderId = await orderIn(dropId, shopper);
  await pay(services().stripeUrl, orderId, "paid");
  await decideAs(orderId, "reject");
  await untilOrder(orderId, ({ status }) => status === "compensated");
  return [orderId, shopper];
}

async function accept([orderId, shopper]: readonly [OrderId, Viewer]): Promise<void> {
  await appeal(orderId, shopper, { message: "It is for me." });
  await answerAppeal(orderId, { result: "accepted", at: new Date().toISOString(), by: staff.customerId });
}

it("states how a drop went when it has closed, and for good when nothing is open and no appeal can come", async () => {
  const { dropId } = await publishedIn(-1000, 5);
  const shipped = await orderIn(dropId, await newShopper());
  await pay(services().stripeUrl, shipped, "paid");
  await decideAs(shipped, "approve");
  await untilOrder(shipped, isSold);
  await accept(await rejectedIn(dropId));
  await rejectedIn(dropId);
  const open = await orderIn(dropId, await newShopper());
  await untilOrder(open, awaitsPayment);

  await changeDrop(dropId, close, by);
  const provisional = await vi.waitFor(
    async () => (await fairnessOf(dropId)) ?? expect.fail("nothing is stated"),
    PATIENCE,
  );
  expect(provisional).toMatchObject({ state: "provisional", people: 4, orders: { placed: 4, sold: 1, open: 1 } });
  expect(provisional.pairs).toEqual({ made: 5, sold: { draw: 0, line: 0, first_come: 1 }, held: 1, left: 3 });

  const final = await untilFinal(dropId);
  expect(final).toMatchObject({
    people: 4,
    entries: null,
    pairs: { made: 5, held: 0, left: 4 },
    orders: { placed: 4, sold: 1, open: 0, ended: { rejected: 2, payment_timeout: 1 } },
    decisions: { approved: 1, approvedAutomatically: 0, rejected: 2, notInTime: 0 },
    appeals: { made: 1, accepted: 1, declined: 0, waiting: 0 },
    decisionSeconds: { decisions: 3 },
  });
  await keepFairness({ ...final, state: "provisional", people: 0 }); // a step of before that runs again
  expect(await fairnessOf(dropId)).toEqual(final);
});
