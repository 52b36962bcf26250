import { exampleAddress } from "@/lib/platform/postal-address/examples";
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { reserveAddress, releaseAddress } from "@/lib/account/customer/store";
import { digestId, type OrderId } from "@/lib/platform/ids";
import { givePairBack, heldPairs, takePair } from "@/lib/shop/inventory/store";
import { stockOf } from "@/workflows/testing/people";
import { sendMailOnce } from "@/lib/platform/mail/server";
import { recordDecision } from "@/lib/shop/order/review/transitions";
import { holdPairFor, releasePairsOf } from "@/lib/shop/order/preparation";
import { orderReconciler } from "@/lib/shop/order/reconciler";
import { homeShard } from "@/lib/shop/inventory/rules";
import { ordersOfCustomer } from "@/lib/shop/order/orders-of-customer";
import { placeOrder } from "@/lib/shop/order/place-order";
import { decisionOf } from "@/lib/shop/order/rules";
import type { Order } from "@/lib/shop/order/schema";
import { findOrder } from "@/lib/shop/order/store";
import { moveOrder, noteTriedShard, recordCheckout, recordPayment, recordRisk } from "@/lib/shop/order/transitions";
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
  await recordRisk(orderId, unscored, "placed");
  await recordCheckout(orderId, { sessionId: "cs", url: "https://pay" });
  return order;
}

const reload = async ({ orderId }: Order): Promise<Order> => (await findOrder(orderId))!;
const held = async (size = "42") => [...(await heldPairs(await stockOf(size)))];

describe("numbered pairs", () => {
  it("are never held twice, however many reach for them, and none is left over", async () => {
    const orders = await Promise.all(Array.from({ length: 70 }, () => storedOrder("43")));
    const holding = (await Promise.all(orders.map(holdPairFor))).filter((order) => order !== null);
    expect(holding).toHaveLength(60); // as many as the size has, in two shards
    expect(new Set(holding.map(({ pairNumber }) => pairNumber)).size).toBe(60);
    await Promise.all(orders.map(async (order) => releasePairsOf(await reload(order))));
    expect(await held("43")).toEqual([]);
  });

  it("an attempt that died after taking a pair finds that pair again", async () => {
    const before = await storedOrder();
    const stock = await stockOf("42");
    const number = await takePair({ ...stock, shard: homeShard(stock.range, before.orderId) }, before.orderId);
    expect((await holdPairFor(before))?.pairNumber).toBe(number);
    expect((await holdPairFor(await reload(before)))?.pairNumber).toBe(number);
    expect(await held()).toEqual([number]);
    await releasePairsOf(await reload(before));
  });

  it("two attempts at the same step, an orphan and its replacement, keep one pair between them", async () => {
    const order = await storedOrder();
    const attempts = await Promise.all([1, 2, 3].map(() => orderSteps(order.orderId).reservePair()));
    const again = await orderSteps(order.orderId).reservePair();
    const kept = (await reload(order)).pairNumber;
    expect(new Set([...attempts, again].map((one) => one?.pairNumber))).toEqual(new Set([kept]));
    expect(await held()).toEqual([kept]);
    await releasePairsOf(await reload(order));
  });

  it("an order that took pairs of two shards, one of them in an attempt that died, keeps one", async () => {
    const order = await storedOrder("43");
    const stock = await stockOf("43");
    const home = homeShard(stock.range, order.orderId);
    const other = 1 - home;
    await noteTriedShard(order.orderId, other);
    await takePair({ ...stock, shard: other }, order.orderId);
    const kept = (await holdPairFor(order))?.pairNumber; // as it was before: it looks at home first
    expect(await held("43")).toEqual([kept]);
    await releasePairsOf(await reload(order));
    expect(await held("43")).toEqual([]);
  });

  it("an attempt that comes after its order was compensated holds nothing", async () => {
    const late = await storedOrder();
    await moveOrder(late.orderId, "compensated", { reason: "failed" });
    await expect(holdPairFor(late)).rejects.toThrow("may hold no pair any more");
    expect(await held()).toEqual([]);
  });

  it("what an attempt took between the release and the end of its order goes back", async () => {
    const order = await storedOrder();
    await releasePairsOf(order);
    await holdPairFor(order);
    await orderSteps(order.orderId).markCompensated("failed");
    expect(await held()).toEqual([]);
  });

  it("releasing puts back what an order holds, and nothing of another's", async () => {
    const [mine, other] = await Promise.all([storedOrder(), storedOrder()]);
    const theirs = (await holdPairFor(other))?.pairNumber;
    await holdPairFor(mine);
    await releasePairsOf(await reload(mine));
    await releasePairsOf(await reload(mine));
    expect(await held()).toEqual([theirs]);
    await releasePairsOf(await reload(other));
  });

  it("a number that came back is held by the next", async () => {
    const stock = { ...(await stockOf("48")), shard: 0 };
    expect(await takePair(stock, "ord_a")).toBe(111);
    expect(await takePair(stock, "ord_b")).toBeUndefined();
    await givePairBack(stock, "ord_b"); // never held one
    await givePairBack(stock, "ord_a");
    expect(await takePair(stock, "ord_b")).toBe(111);
    await givePairBack(stock, "ord_b");
  });
});

describe("a shopper's one place in the drop", () => {
  it("is given once, however many requests come at the same time", async () => {
    const shopper = await newShopper();
    const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => order(shopper)));
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const refused = outcomes.flatMap((outcome) => (outcome.status === "rejected" ? [outcome.reason as object] : []));
    expect(new Set(refused.map((error) => "code" in error && error.code))).toEqual(new Set(["already_ordered"]));
  });

  it("is free again when the order has ended, and then given once", async () => {
    const shopper = await newShopper();
    const first = await order(shopper);
    await moveOrder(first, "compensated", { reason: "cancelled" });
    const outcomes = await Promise.allSettled([order(shopper), order(shopper)]);
    const placed = outcomes.flatMap((outcome) => (outcome.status === "fulfilled" ? [outcome.value] : []));
    expect(placed).toHaveLength(1);
    expect(await findOrder(placed[0]!)).toMatchObject({ priorEndedOrders: 1 });
    expect((await ordersOfCustomer(shopper.customerId)).map(({ orderId }) => orderId)).toEqual([placed[0], first]);
  });
});

describe("an idempotency key", () => {
  const caller = { clientAddress: "192.0.2.1", headers: new Headers() };
  const request = { size: "42", address: exampleAddress, idempotencyKey: "key", caller };

  it("finds the order it made, also when that has ended and another was placed", async () => {
    const shopper = await newShopper();
    const first = await placeOrder(shopper, request);
    expect(await placeOrder(shopper, request)).toEqual(first);
    await moveOrder(first.orderId, "compensated", { reason: "cancelled" });
    expect((await placeOrder(shopper, { ...request, idempotencyKey: "next" })).orderId).not.toBe(first.orderId);
    expect(await placeOrder(shopper, request)).toEqual(first);
  });

  it("that comes with another size is refused, and so is a size that is none", async () => {
    const shopper = await newShopper();
    await placeOrder(shopper, request);
    for (const size of ["43", "48"])
      await expect(placeOrder(shopper, { ...request, size })).rejects.toMatchObject({ code: "idempotency_key_reused" });
    await expect(placeOrder(shopper, { ...request, size: "1" })).rejects.toMatchObject({
      code: "idempotency_key_reused",
    });
  });

  it("of another shopper is another key", async () => {
    const [a, b] = await Promise.all([newShopper(), newShopper()]);
    expect(await placeOrder(a, request)).not.toEqual(await placeOrder(b, request));
  });
});

const agoIso = (seconds: number) => new Date(Date.now() - seconds * 1000).toISOString();
const traitsOf = async (orderId: OrderId) => (await findOrder(orderId))?.fingerprint.traits;

describe("what the page saw", () => {
  const request = {
    size: "42",
    address: exampleAddress,
    idempotencyKey: "key",
    caller: { clientAddress: "192.0.2.1", headers: new Headers() },
    pageEvidence: { pageOpenedAt: agoIso(3600), keyPresses: 12, pastes: 1 },
  };
  it("is taken once: a repeat of the order with more of it changes nothing", async () => {
    const shopper = await newShopper();
    const { orderId } = await placeOrder(shopper, request);
    await placeOrder(shopper, { ...request, pageEvidence: { pointerMoves: 900, keyPresses: 900 } });
    expect(await traitsOf(orderId)).toMatchObject({ gestures: 12, pastes: 1 });
  });

  it("counts in its own session alone", async () => {
    const { orderId } = await placeOrder(await newShopper(), { ...request, sessionBeganAt: agoIso(60) });
    expect(await traitsOf(orderId)).not.toHaveProperty("gestures");
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
    expect(new Set(outcomes.map((order) => order?.payment?.outcome)).size).toBe(1);
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
    const claims = await Promise.all([
      reserveAddress(email, { customerId: a }),
      reserveAddress(email, { customerId: b }),
    ]);
    expect(claims.filter(Boolean)).toHaveLength(1);
    const [winner, loser] = claims[0] ? [a, b] : [b, a];
    await releaseAddress(email, { customerId: loser }); // not the loser's to give
    expect(await reserveAddress(email, { customerId: loser })).toBe(false);
    await releaseAddress(email, { customerId: winner });
    expect(await reserveAddress(email, { customerId: loser })).toBe(true);
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
