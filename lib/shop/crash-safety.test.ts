import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { reserveAddress, releaseAddress } from "@/lib/account/customer/store";
import { digestId } from "@/lib/platform/ids";
import { releaseHeldPairs } from "@/lib/shop/inventory/server";
import { heldPairs } from "@/lib/shop/inventory/store";
import { sendMailOnce } from "@/lib/platform/mail/server";
import { confirmPlace, findPlace, takePlace } from "@/lib/shop/order/place";
import { holdPairFor } from "@/lib/shop/order/preparation";
import { orderReconciler } from "@/lib/shop/order/reconciler";
import { decisionOf } from "@/lib/shop/order/rules";
import { findOrder } from "@/lib/shop/order/store";
import {
  moveOrder,
  noteTriedPair,
  recordCheckout,
  recordDecision,
  recordPayment,
  recordRisk,
  planCheckout,
} from "@/lib/shop/order/transitions";
import type { Payment } from "@/lib/shop/payment/schema";
import { unscored } from "@/lib/shop/risk/rules";
import { reconcileById } from "@/lib/platform/durable/reconcile";
import { rateLimit } from "@/lib/platform/rate-limit/server";
import { orderSteps } from "@/workflows/order/steps";
import { newShopper, order } from "@/workflows/testing/people";
import { startServices, type Services } from "@/workflows/testing/services";

let services: Services;
beforeAll(async () => {
  services = await startServices();
  process.env["AWS_ENDPOINT_URL_LAMBDA"] = "http://127.0.0.1:9"; // orders are stored and start nowhere
});
afterAll(() => services.stop());

const storedOrder = async (size = "42") => (await findOrder(await order(await newShopper(), size)))!;

const payable = { paymentCallbackId: "c", deadlineAt: new Date().toISOString() };
/** An order with all that it needs before it can be paid, by writes alone. */
async function preparedOrder() {
  const order = await storedOrder();
  const { orderId } = order;
  await holdPairFor(order);
  await recordRisk(orderId, unscored);
  await planCheckout(orderId, 1, 0);
  await recordCheckout(orderId, 1, { sessionId: "cs", url: "https://pay" });
  return order;
}

describe("numbered pairs", () => {
  it("are never held twice, however many reach for them, and none is left over", async () => {
    const orders = await Promise.all(Array.from({ length: 60 }, () => storedOrder()));
    const numbers = await Promise.all(orders.map(holdPairFor));
    const won = numbers.filter((number) => number !== null);
    expect(won).toHaveLength(50); // as many as the size has
    expect(new Set(won).size).toBe(50);
    await Promise.all(orders.map(async ({ orderId }) => releaseHeldPairs((await findOrder(orderId))!)));
    expect(await heldPairs("test-drop", "42")).toEqual(new Set());
  });

  it("an attempt that died after taking a pair finds that pair again", async () => {
    const before = await storedOrder();
    const number = await holdPairFor(before);
    expect(await holdPairFor((await findOrder(before.orderId))!)).toBe(number);
    expect([...(await heldPairs("test-drop", "42"))]).toEqual([number]);
    await releaseHeldPairs((await findOrder(before.orderId))!);
  });

  it("two attempts at the same step, an orphan and its replacement, keep one pair between them", async () => {
    const { orderId } = await storedOrder();
    const numbers = await Promise.all([1, 2, 3].map(() => orderSteps(orderId).reservePair()));
    const again = await orderSteps(orderId).reservePair();
    const kept = (await findOrder(orderId))?.pairNumber;
    expect(new Set([...numbers, again])).toEqual(new Set([kept]));
    expect([...(await heldPairs("test-drop", "42"))]).toEqual([kept]);
    await releaseHeldPairs((await findOrder(orderId))!);
  });

  it("an attempt that comes after its order was compensated holds nothing", async () => {
    const late = await storedOrder();
    await noteTriedPair(late.orderId, 1);
    const loaded = (await findOrder(late.orderId))!;
    await moveOrder(late.orderId, "compensated", { reason: "failed" });
    await expect(holdPairFor(loaded)).rejects.toThrow("may hold no pair any more");
    expect(await heldPairs("test-drop", "42")).toEqual(new Set());
  });

  it("releasing puts back all an order ever reached for, and nothing of another's", async () => {
    const [mine, other] = await Promise.all([storedOrder(), storedOrder()]);
    const theirs = await holdPairFor(other);
    await noteTriedPair(mine.orderId, theirs!); // reached for it and lost
    await holdPairFor((await findOrder(mine.orderId))!);
    await releaseHeldPairs((await findOrder(mine.orderId))!);
    expect([...(await heldPairs("test-drop", "42"))]).toEqual([theirs]);
  });
});

describe("a shopper's one place in the drop", () => {
  it("is not given to another order once a workflow relies on it, however late the first one's record came", async () => {
    const { customerId, dropId } = await storedOrder();
    const [slow, other] = [`ord_${digestId("slow", customerId)}`, `ord_${digestId("other", customerId)}`] as const;
    const first = await findPlace({ dropId, customerId });
    await takePlace({ dropId, customerId, orderId: slow }, first);
    const abandoned = await findPlace({ dropId, customerId }); // another request sees a place without an order
    expect(await confirmPlace({ dropId, customerId, orderId: slow })).toBe(true); // and then it came to be
    expect(await takePlace({ dropId, customerId, orderId: other }, abandoned, true)).toBe(false);
    expect(await confirmPlace({ dropId, customerId, orderId: other })).toBe(false);
  });
});

describe("an order's record", () => {
  it("moves once: a repeated transition adds nothing to the timeline", async () => {
    const { orderId } = await preparedOrder();
    await Promise.all([1, 2, 3].map(() => moveOrder(orderId, "awaiting_payment", payable)));
    expect((await findOrder(orderId))?.timeline.map(({ status }) => status)).toEqual([
      "processing",
      "awaiting_payment",
    ]);
    expect(await moveOrder(orderId, "shipped", {})).toBeUndefined();
  });

  it("the first outcome of the payment is kept, whatever comes second", async () => {
    const { orderId } = await storedOrder();
    const outcomes = await Promise.all(
      (["cancelled", "declined", "expired"] as const)
        .map((outcome): Payment => ({ outcome }))
        .concat({ outcome: "authorized", intentId: "pi" })
        .map((payment) => recordPayment(orderId, payment)),
    );
    expect(new Set(outcomes).size).toBe(1);
  });

  it("the first decision is kept", async () => {
    const { orderId } = await preparedOrder();
    const at = new Date().toISOString();
    await moveOrder(orderId, "awaiting_payment", payable);
    await recordPayment(orderId, { outcome: "authorized", intentId: "pi" });
    await moveOrder(orderId, "awaiting_approval", { approvalCallbackId: "c", deadlineAt: at });
    const decided = await Promise.all(
      (["approve", "reject", "timeout"] as const).map((decision) => recordDecision(orderId, { decision, at })),
    );
    expect(new Set(decided.map((found) => found && decisionOf(found)?.decision)).size).toBe(1);
  });

  it("an order that is not there needs no reconciling", async () => {
    await expect(reconcileById(orderReconciler, "ord_none")).resolves.toBeUndefined();
  });
});

const words = { preheader: "x", title: "x", greeting: "x", paragraphs: [] };
const letter = (to: string) => () => ({ ...words, to, subject: "Once" });
const broken = () => Promise.reject(new Error("no template"));

describe("a mail", () => {
  it("is sent once, however often its step runs again", async () => {
    const to = `${randomUUID()}@example.com`;
    for (let i = 0; i < 3; i++) await sendMailOnce(`once:${to}`, letter(to));
    expect(await services.subjects(to)).toEqual(["Once"]);
  });

  it("is sent once when two senders start together: the second is told to come back", async () => {
    const to = `${randomUUID()}@example.com`;
    const results = await Promise.allSettled([1, 2, 3].map(() => sendMailOnce(`race:${to}`, letter(to))));
    expect(results.filter(({ status }) => status === "fulfilled").length).toBeGreaterThan(0);
    expect(await services.subjects(to)).toEqual(["Once"]);
  });

  it("that could not be composed is not marked as sent", async () => {
    const to = `${randomUUID()}@example.com`;
    await expect(sendMailOnce(`broken:${to}`, broken)).rejects.toThrow("no template");
    await sendMailOnce(`broken:${to}`, letter(to));
    expect(await services.subjects(to)).toEqual(["Once"]);
  });
});

describe("an address", () => {
  it("has one holder, until that one lets go", async () => {
    const email = `${randomUUID()}@example.com`;
    const [a, b] = [`cus_${digestId("a", email)}`, `cus_${digestId("b", email)}`] as const;
    const claims = await Promise.all([reserveAddress(email, a), reserveAddress(email, b)]);
    expect(claims.filter(Boolean)).toHaveLength(1);
    const [winner, loser] = claims[0] ? [a, b] : [b, a];
    await releaseAddress(email, loser); // not the loser's to give
    expect(await reserveAddress(email, loser)).toBe(false);
    await releaseAddress(email, winner);
    expect(await reserveAddress(email, loser)).toBe(true);
  });
});

it("a limit lets its number through and tells the rest when to come back", async () => {
  const key = randomUUID();
  const calls = await Promise.allSettled(
    Array.from({ length: 5 }, () => rateLimit({ key, max: 3, windowSeconds: 3600 })),
  );
  const refused = calls.filter((call) => call.status === "rejected");
  expect(refused).toHaveLength(2);
  expect(refused[0]?.reason).toMatchObject({ code: "rate_limited", retryAfterSeconds: expect.any(Number) });
});

it("a call that is given back does not count", async () => {
  const limit = { key: randomUUID(), max: 1, windowSeconds: 3600 };
  await (await rateLimit(limit)).giveBack();
  await rateLimit(limit);
  await expect(rateLimit(limit)).rejects.toMatchObject({ code: "rate_limited" });
});
