import { randomUUID } from "node:crypto";
import * as fc from "fast-check";
import { afterEach, describe, expect, it, vi } from "vitest";
import { digestId, type OrderId } from "@/lib/platform/ids";
import { recordDecision } from "@/lib/shop/order/review/transitions";
import { exampleOrders } from "@/lib/shop/order/examples";
import { decisionOf, reasonOf } from "@/lib/shop/order/rules";
import type { Order, OrderStatus } from "@/lib/shop/order/schema";
import { orderFacts, orderStates, orderStatuses } from "@/lib/shop/order/states";
import { findOrder, listOrdersByStatus } from "@/lib/shop/order/store";
import {
  createOrder,
  moveOrder,
  noteTriedShard,
  recordCard,
  clearLabelProblem,
  recordAddress,
  recordCheckout,
  recordFraudReport,
  recordHandedOver,
  recordLabel,
  recordLabelProblem,
  recordLost,
  recordPacked,
  recordPackingExpired,
  recordPair,
  recordPayment,
  recordPaymentProblem,
  recordReturning,
  recordRisk,
  recordShipment,
  recordStop,
  recordTracking,
  recordWithdrawal,
  recordWithdrawalEnded,
} from "@/lib/shop/order/transitions";
import { unscored } from "@/lib/shop/risk/rules";
import type { ParcelStatus } from "@/lib/shop/shipping/schema";
import { useTable } from "@/workflows/testing/table";

/**
 * Invariant: whatever writes reach an order, in whatever order and however often, the record is what a model says that knows
 * only `states.ts`; it always parses, its timeline is a path through the states, and what is written once stays.
 */

useTable();
afterEach(() => void vi.useRealTimers());

interface Model {
  readonly status: OrderStatus;
  readonly timeline: readonly OrderStatus[];
  readonly known: Readonly<Record<string, unknown>>;
  readonly triedShards: readonly number[];
  readonly stops: number;
}

type NextStatus = Exclude<OrderStatus, "processing">;
type Write =
  | { readonly kind: "move"; readonly to: NextStatus }
  | { readonly kind: "triedShards" | "pairNumber"; readonly value: number }
  | { readonly kind: "payment"; readonly value: "authorized" | "declined" | "expired" | "cancelled" }
  | { readonly kind: "decision"; readonly value: "approve" | "reject" | "timeout" }
  | { readonly kind: "stop" | "card"; readonly value: string }
  | { readonly kind: "risk" | "checkout" | "paymentProblem" | "dispute" | "fraudWarning" }
  | { readonly kind: "withdrawnAt" | "returning" | "withdrawalEndedAt" }
  | WriteOfParcel;
type WriteOfParcel =
  | { readonly kind: "packed" | "handedOver" | "packingExpiredAt" | "labelProblem" }
  | { readonly kind: "shipment" | "label"; readonly value: string }
  | { readonly kind: "tracking"; readonly shipment: string; readonly at: number; readonly value: ParcelStatus }
  | { readonly kind: "lostAt"; readonly at: number | undefined };

const AT = "2026-01-01T00:00:00.000Z";
const { addressId, label } = exampleOrders.shipped;
const returning = { returnId: `ret_${digestId("r")}`, cause: "withdrawal", at: AT } as const;

function move(orderId: OrderId, to: NextStatus): Promise<Order | undefined> {
  switch (to) {
    case "awaiting_payment":
      return moveOrder(orderId, to, { paymentCallbackId: "p", deadlineAt: AT });
    case "awaiting_approval":
      return moveOrder(orderId, to, { approvalCallbackId: "a", deadlineAt: AT });
    case "packing":
      return moveOrder(orderId, to, { packing: "desk", deadlineAt: AT });
    case "shipped":
    case "delivered":
      return moveOrder(orderId, to, {});
    case "compensated":
      return moveOrder(orderId, to, { reason: "failed" });
  }
}

async function write(orderId: OrderId, step: Write): Promise<unknown> {
  switch (step.kind) {
    case "move":
      return move(orderId, step.to);
    case "triedShards":
      return noteTriedShard(orderId, step.value);
    case "pairNumber":
      return recordPair(orderId, step.value);
    case "checkout":
      return recordCheckout(orderId, { sessionId: "cs", url: "https://pay" });
    case "payment":
      return recordPayment(orderId, { outcome: step.value, intentId: "pi" });
    case "decision":
      return recordDecision(orderId, { decision: step.value, at: AT });
    case "stop":
      return recordStop(orderId, { execution: step.value, by: "cus_1", reason: "stuck" });
    case "card":
      return recordCard(orderId, { card: step.value });
    case "risk":
      return recordRisk(orderId, unscored, "placed");
    case "paymentProblem":
      return recordPaymentProblem(orderId, "refunded");
    case "dispute":
    case "fraudWarning":
      return recordFraudReport(orderId, step.kind, { code: "fraudulent", at: AT });
    case "withdrawnAt":
      return recordWithdrawal(orderId, { returning });
    case "returning":
      return recordReturning(orderId, { returning });
    case "withdrawalEndedAt":
      return recordWithdrawalEnded(orderId);
    default:
      return writeOfParcel(orderId, step);
  }
}

/** The order's address never changes on these walks: that has tests of its own. */
function writeOfParcel(orderId: OrderId, step: WriteOfParcel): Promise<unknown> {
  const ofOrder = { orderId, addressId };
  switch (step.kind) {
    case "shipment":
      return recordShipment(ofOrder, step.value);
    case "label":
      return recordLabel(orderId, { ...label, shipmentId: step.value });
    case "labelProblem":
      return recordLabelProblem(ofOrder, "Address not found");
    case "packed":
      return recordPacked(ofOrder, "cus_1");
    case "handedOver":
      return recordHandedOver(orderId, "cus_1");
    case "packingExpiredAt":
      return recordPackingExpired(orderId);
    case "tracking":
      return recordTracking(orderId, step.shipment, { status: step.value, version: String(step.at) });
    case "lostAt":
      return recordLost(orderId, step.at === undefined ? undefined : String(step.at));
  }
}

const has = ({ known }: Model, name: string): boolean => known[name] !== undefined;
const learn = (model: Model, name: string, value: unknown): Model => ({
  ...model,
  known: { ...model.known, [name]: value },
});

function mayMove(model: Model, to: OrderStatus): boolean {
  const {
    from,
    needs,
    forbids = [],
    requires = [],
  }: {
    from: readonly string[];
    needs: readonly string[];
    forbids?: readonly string[];
    requires?: readonly (readonly [string, string])[];
  } = orderStates[to];
  return (
    from.includes(model.status) &&
    needs.every((name) => has(model, name)) &&
    !forbids.some((name) => has(model, name)) &&
    requires.every(([path, value]) => String(model.known[path.split(".")[0] ?? ""]).split("@")[0] === value)
  );
}

function mayLearn(model: Model, name: keyof typeof orderFacts): boolean {
  const { during, once } = orderFacts[name];
  return (during as readonly string[]).includes(model.status) && !(once && has(model, name));
}

/** What the write does to an order, by `states.ts` alone. */
function predict(model: Model, step: Write): Model {
  if (step.kind === "move")
    return mayMove(model, step.to) ? { ...model, status: step.to, timeline: [...model.timeline, step.to] } : model;
  if (!mayLearn(model, step.kind)) return model;
  switch (step.kind) {
    case "triedShards":
      return { ...model, triedShards: [...model.triedShards, step.value] };
    case "stop":
      return model.known["stop"] === step.value
        ? model
        : { ...learn(model, "stop", step.value), stops: model.stops + 1 };
    case "decision":
      return ["stop", "paymentProblem", "withdrawnAt"].some((name) => has(model, name))
        ? model
        : learn(model, "decision", step.value);
    case "withdrawnAt":
      return mayWithdraw(model) ? learn(learn(model, "returning", true), "withdrawnAt", true) : model;
    case "returning":
      return isOnItsWay(model) && !has(model, "withdrawalEndedAt") ? learn(model, "returning", true) : model;
    case "withdrawalEndedAt":
      return has(model, "returning") ? model : learn(model, "withdrawalEndedAt", true);
    case "checkout":
    case "risk":
    case "paymentProblem":
    case "dispute":
    case "fraudWarning":
      return learn(model, step.kind, true);
    case "card":
    case "payment":
    case "pairNumber":
      return learn(model, step.kind, step.value);
    default:
      return predictParcel(model, step);
  }
}

const forget = (model: Model, name: string): Model => ({ ...model, known: { ...model.known, [name]: undefined } });
const isHindered = (model: Model) =>
  ["paymentProblem", "stop", "packingExpiredAt", "withdrawnAt"].some((name) => has(model, name));

const isOnItsWay = (model: Model): boolean =>
  ["shipped", "delivered"].includes(model.status) ||
  has(model, "handedOver") ||
  !["", "pre_transit"].includes(reportIn(model)[0]);

/** Paid for, neither refused nor lost, and not on its way. */
const mayWithdraw = (model: Model): boolean =>
  mayLearn(model, "returning") &&
  !isOnItsWay(model) &&
  model.known["payment"] === "authorized" &&
  [undefined, "approve"].includes(model.known["decision"] as string | undefined) &&
  !has(model, "paymentProblem") &&
  !has(model, "packingExpiredAt");

/** `status@moment` of the last report that counted. */
const reportIn = ({ known }: Model): readonly [status: string, at: string] => {
  const [status = "", at = ""] = typeof known["tracking"] === "string" ? known["tracking"].split("@") : [];
  return [status, at];
};

function isNews(model: Model, at: number): boolean {
  const [status, last] = reportIn(model);
  return last === "" || (Number(last) < at && status !== "delivered" && status !== "return_to_sender");
}

function predictParcel(model: Model, step: WriteOfParcel): Model {
  const { known } = model;
  switch (step.kind) {
    case "shipment":
      return has(model, "shipment") ? model : learn(model, "shipment", step.value);
    case "label":
      return known["shipment"] === step.value ? forget(learn(model, "label", step.value), "labelProblem") : model;
    case "labelProblem":
      return forget(learn(model, "labelProblem", true), "label");
    case "packed":
      return isHindered(model) || !has(model, "label") ? model : learn(model, "packed", true);
    case "handedOver":
      return isHindered(model) || !has(model, "packed") ? model : learn(model, "handedOver", true);
    case "packingExpiredAt":
      return has(model, "handedOver") ? model : learn(model, "packingExpiredAt", true);
    case "tracking":
      return known["shipment"] === step.shipment && isNews(model, step.at)
        ? forget(learn(model, "tracking", `${step.value}@${step.at}`), "lostAt")
        : model;
    case "lostAt":
      return reportIn(model)[1] === String(step.at ?? "") ? learn(model, "lostAt", true) : model;
  }
}

const seen = (order: Order): Model => ({
  status: order.status,
  timeline: order.timeline.map(({ status }) => status),
  triedShards: order.triedShards,
  stops: order.stops,
  known: {
    pairNumber: order.pairNumber,
    checkout: order.checkout && true,
    risk: order.risk && true,
    payment: order.payment?.outcome,
    decision: decisionOf(order)?.decision,
    stop: order.stop?.execution,
    card: order.card,
    paymentProblem: order.paymentProblem && true,
    dispute: order.dispute && true,
    fraudWarning: order.fraudWarning && true,
    returning: order.returning && true,
    withdrawnAt: order.withdrawnAt && true,
    withdrawalEndedAt: order.withdrawalEndedAt && true,
    ...seenOfParcel(order),
  },
});

function seenOfParcel(order: Order): Model["known"] {
  if (!("packing" in order) && order.status !== "compensated") return {};
  const { tracking } = order;
  return {
    shipment: order.shipment?.id,
    label: order.label?.shipmentId,
    labelProblem: order.labelProblem && true,
    packed: order.packed && true,
    handedOver: order.handedOver && true,
    packingExpiredAt: order.packingExpiredAt && true,
    tracking: tracking && `${tracking.status}@${tracking.version}`,
    lostAt: order.lostAt && true,
  };
}

/** A walk that goes well, of which a random walk may take the beginning. */
const GOOD: readonly Write[] = [
  { kind: "triedShards", value: 1 },
  { kind: "pairNumber", value: 1 },
  { kind: "risk" },
  { kind: "checkout" },
  { kind: "move", to: "awaiting_payment" },
  { kind: "payment", value: "authorized" },
  { kind: "move", to: "awaiting_approval" },
  { kind: "decision", value: "approve" },
  { kind: "move", to: "packing" },
  { kind: "shipment", value: "shp_1" },
  { kind: "label", value: "shp_1" },
  { kind: "packed" },
  { kind: "handedOver" },
  { kind: "move", to: "shipped" },
  { kind: "tracking", shipment: "shp_1", at: 1, value: "in_transit" },
  { kind: "tracking", shipment: "shp_1", at: 2, value: "delivered" },
  { kind: "move", to: "delivered" },
];

const few = fc.integer({ min: 1, max: 3 });
const anyWrite: fc.Arbitrary<Write> = fc.oneof(
  fc.record({
    kind: fc.constant("move" as const),
    to: fc.constantFrom(
      "awaiting_payment" as const,
      "awaiting_approval",
      "packing",
      "shipped",
      "delivered",
      "compensated",
    ),
  }),
  fc.record({ kind: fc.constantFrom("triedShards" as const, "pairNumber"), value: few }),
  fc.record({
    kind: fc.constant("payment" as const),
    value: fc.constantFrom("authorized" as const, "declined", "expired", "cancelled"),
  }),
  fc.record({
    kind: fc.constant("decision" as const),
    value: fc.constantFrom("approve" as const, "reject", "timeout"),
  }),
  fc.record({ kind: fc.constantFrom("stop" as const, "card"), value: fc.constantFrom("x", "y") }),
  fc.record({ kind: fc.constantFrom("risk" as const, "checkout", "paymentProblem", "dispute", "fraudWarning") }),
  fc.record({ kind: fc.constantFrom("withdrawnAt" as const, "returning", "withdrawalEndedAt") }),
  fc.record({ kind: fc.constantFrom("packed" as const, "handedOver", "packingExpiredAt", "labelProblem") }),
  fc.record({ kind: fc.constantFrom("shipment" as const, "label"), value: fc.constantFrom("shp_1", "shp_2") }),
  fc.record({
    kind: fc.constant("tracking" as const),
    shipment: fc.constantFrom("shp_1", "shp_2"),
    at: few,
    value: fc.constantFrom("pre_transit" as const, "in_transit", "failure", "delivered", "return_to_sender"),
  }),
  fc.record({ kind: fc.constant("lostAt" as const), at: fc.option(few, { nil: undefined }) }),
);
const walks = fc
  .tuple(fc.integer({ min: 0, max: GOOD.length }), fc.array(anyWrite, { maxLength: 12 }))
  .map(([length, rest]) => [...GOOD.slice(0, length), ...rest]);

async function newOrder(): Promise<OrderId> {
  const orderId: OrderId = `ord_${digestId(randomUUID())}`;
  const timeline = [{ status: "processing" as const, at: AT }];
  expect((await createOrder({ ...exampleOrders.processing, orderId, timeline })).written).toBe(true);
  return orderId;
}

it("an order is what its states say, whatever writes reach it", { timeout: 120_000 }, async () => {
  const reached = new Set<OrderStatus>();
  await fc.assert(
    fc.asyncProperty(walks, async (walk) => {
      const orderId = await newOrder();
      let model: Model = { status: "processing", timeline: ["processing"], known: {}, triedShards: [], stops: 0 };
      for (const step of walk) {
        await write(orderId, step);
        model = predict(model, step);
        const order = await findOrder(orderId);
        expect(order && seen(order), JSON.stringify(step)).toEqual(model);
        reached.add(model.status);
      }
    }),
    { numRuns: 120, examples: [[[...GOOD]], [[{ kind: "move", to: "compensated" }]]] },
  );
  expect([...reached].toSorted()).toEqual(orderStatuses.toSorted());
});

it("a status lists exactly the orders that are in it", async () => {
  const orderId = await newOrder();
  const listed = async () =>
    (
      await Promise.all(
        orderStatuses.map(async (status) =>
          (await listOrdersByStatus(status, { limit: 500 })).flatMap(({ record }) =>
            record.orderId === orderId ? [status] : [],
          ),
        ),
      )
    ).flat();
  for (const step of GOOD) {
    await write(orderId, step);
    expect(await listed()).toEqual([(await findOrder(orderId))?.status]);
  }
});

it("an order that is created twice is one order", async () => {
  const orderId = await newOrder();
  await moveOrder(orderId, "compensated", { reason: "cancelled" });
  const { written, record } = await createOrder({ ...exampleOrders.processing, orderId });
  expect(written).toBe(false);
  expect(record && reasonOf(record)).toBe("cancelled");
});

const NOW = "2026-11-22T12:00:00.000Z";
const freezeClock = () => vi.useFakeTimers({ toFake: ["Date"], now: Date.parse(NOW) });
const checkout = { sessionId: "cs", url: "https://pay" };

/** An order to which the first writes of a good walk have come. */
async function orderAfter(writes: number): Promise<OrderId> {
  const orderId = await newOrder();
  for (const step of GOOD.slice(0, writes)) await write(orderId, step);
  return orderId;
}
const [PREPARED, AWAITING_PAYMENT, PAID, AWAITING_APPROVAL, TO_BE_PACKED, LABELLED, HANDED_OVER, SHIPPED] = [
  4, 5, 6, 7, 9, 11, 13, 14,
];

const unscoredAt = (second: number) => ({ ...unscored, assessedAt: `2026-01-01T00:00:0${second}.000Z` });

/** Where the lists of orders have it. */
async function sortKeyOf(orderId: OrderId, status: OrderStatus): Promise<string | undefined> {
  const found = await listOrdersByStatus(status, { limit: 500 });
  return found.find(({ record }) => record.orderId === orderId)?.sortKey;
}

describe("a move", () => {
  it("writes its details, the time and one entry of the timeline, and resolves with the order", async () => {
    const orderId = await orderAfter(PREPARED);
    freezeClock();
    const moved = await moveOrder(orderId, "awaiting_payment", { paymentCallbackId: "wake", deadlineAt: AT });
    expect(moved).toMatchObject({ paymentCallbackId: "wake", deadlineAt: AT, updatedAt: NOW });
    expect(moved?.timeline).toEqual([
      { status: "processing", at: AT },
      { status: "awaiting_payment", at: NOW },
    ]);
    expect(await findOrder(orderId)).toEqual(moved);
  });

  it("that is repeated resolves with the order as the first one left it", async () => {
    const orderId = await orderAfter(PREPARED);
    const first = await moveOrder(orderId, "awaiting_payment", { paymentCallbackId: "wake", deadlineAt: AT });
    const again = await moveOrder(orderId, "awaiting_payment", { paymentCallbackId: "another", deadlineAt: NOW });
    expect(again).toEqual(first);
  });

  it("that the order does not allow resolves with nothing, and changes nothing", async () => {
    const orderId = await newOrder();
    const before = await findOrder(orderId);
    expect(await move(orderId, "awaiting_payment")).toBeUndefined();
    expect(await move(orderId, "shipped")).toBeUndefined();
    expect(await findOrder(orderId)).toEqual(before);
    expect(await move("ord_none", "compensated")).toBeUndefined();
  });

  it("lists an order that waits by its deadline, any other by the moment of the move", async () => {
    const placed = await newOrder();
    const waiting = await orderAfter(AWAITING_PAYMENT);
    const shipped = await orderAfter(HANDED_OVER);
    freezeClock();
    await move(shipped, "shipped");
    expect(await sortKeyOf(placed, "processing")).toContain(exampleOrders.processing.createdAt);
    expect(await sortKeyOf(waiting, "awaiting_payment")).toContain(AT);
    expect(await sortKeyOf(shipped, "shipped")).toContain(NOW);
  });
});

describe("what is learned", () => {
  it("about the shards keeps all that were tried, and resolves with nothing once no pair may be held", async () => {
    const orderId = await newOrder();
    expect(await noteTriedShard(orderId, 3)).toMatchObject({ triedShards: [3] });
    expect(await noteTriedShard(orderId, 9)).toMatchObject({ triedShards: [3, 9] });
    await move(orderId, "compensated");
    expect(await noteTriedShard(orderId, 4)).toBeUndefined();
  });

  it("resolves with the order on which the first value is kept", async () => {
    const orderId = await newOrder();
    expect(await recordPair(orderId, 3)).toMatchObject({ orderId, pairNumber: 3 });
    expect(await recordPair(orderId, 4)).toMatchObject({ orderId, pairNumber: 3 });
    expect(await recordCheckout(orderId, checkout)).toMatchObject({ checkout });
    expect(await recordCheckout(orderId, { ...checkout, sessionId: "other" })).toMatchObject({ checkout });
  });

  it("of the payment resolves with the order on which the first outcome is kept", async () => {
    const orderId = await orderAfter(AWAITING_PAYMENT);
    const declined = { payment: { outcome: "declined", intentId: "pi" } };
    expect(await recordPayment(orderId, { outcome: "declined", intentId: "pi" })).toMatchObject(declined);
    expect(await recordPayment(orderId, { outcome: "authorized", intentId: "pi" })).toMatchObject(declined);
    const paid = await recordPayment(await orderAfter(PAID), { outcome: "cancelled" });
    expect(paid).toMatchObject({ payment: { outcome: "authorized" } });
    expect(await recordPayment("ord_none", { outcome: "cancelled" })).toBeUndefined();
  });

  it("of the risk is the latest, and nothing once the order is over", async () => {
    const orderId = await newOrder();
    freezeClock();
    expect(await recordRisk(orderId, unscored, "placed")).toMatchObject({ risk: unscored, updatedAt: NOW });
    expect(await recordRisk(orderId, { ...unscored, score: 51 }, "paid")).toMatchObject({ risk: { score: 51 } });
    await move(orderId, "compensated");
    expect(await recordRisk(orderId, unscored, "placed")).toBeUndefined();
    expect(await recordCard(orderId, { card: "digest" })).toMatchObject({ card: "digest" });
  });

  it("of a decision is the first, and none once the order was stopped", async () => {
    const orderId = await orderAfter(AWAITING_APPROVAL);
    const decision = { decision: "reject", at: NOW, by: "cus_1" } as const;
    expect(await recordDecision(orderId, decision)).toMatchObject({ decision });
    expect(await recordDecision(orderId, { decision: "approve", at: AT })).toMatchObject({ decision });
    const stopped = await orderAfter(AWAITING_APPROVAL);
    await recordStop(stopped, { execution: "arn", by: "cus_1", reason: "stuck" });
    const left = await recordDecision(stopped, decision);
    expect(left).toMatchObject({ orderId: stopped, stops: 1 });
    expect(left && decisionOf(left)).toBeUndefined();
  });

  it("of a stop is who, why and when, once for each execution", async () => {
    const orderId = await newOrder();
    const stop = { execution: "arn:1", by: "cus_1", reason: "stuck" };
    freezeClock();
    expect(await recordStop(orderId, stop)).toMatchObject({ stop: { ...stop, at: NOW }, stops: 1 });
    expect(await recordStop(orderId, { ...stop, by: "cus_2" })).toMatchObject({ stop: { ...stop, at: NOW }, stops: 1 });
    const next = { ...stop, execution: "arn:2" };
    expect(await recordStop(orderId, next)).toMatchObject({ stop: { ...next, at: NOW }, stops: 2 });
  });
});

describe("a parcel", () => {
  const elsewhere = `adr_${digestId("elsewhere")}` as const;

  it("has one shipment for an address, and another one for another", async () => {
    const orderId = await orderAfter(TO_BE_PACKED);
    expect(await recordShipment({ orderId, addressId }, "shp_1")).toMatchObject({ shipment: { id: "shp_1" } });
    expect(await recordShipment({ orderId, addressId }, "shp_2")).toMatchObject({ shipment: { id: "shp_1" } });
    expect(await recordShipment({ orderId, addressId: elsewhere }, "shp_3")).toMatchObject({
      shipment: { id: "shp_1" },
    });
  });

  it("goes where it says until it is packed, and of two changes at a time one is told", async () => {
    const orderId = await orderAfter(LABELLED);
    const other = `adr_${digestId("other")}` as const;
    const { fingerprint } = exampleOrders.packing;
    const [first, second] = await Promise.all(
      [elsewhere, other].map((to) =>
        recordAddress({ orderId, addressId, status: "packing" }, { addressId: to, destination: "FR", fingerprint }),
      ),
    );
    expect(first?.addressId).toBe(second?.addressId);
    expect(first).toMatchObject({ destination: "FR" });
    const packed = await orderAfter(LABELLED);
    await recordPacked({ orderId: packed, addressId });
    const change = { addressId: elsewhere, destination: "FR", fingerprint };
    expect(await recordAddress({ orderId: packed, addressId, status: "packing" }, change)).toMatchObject({ addressId });
  });

  it("does not go elsewhere with an assessment that is older than the one it has: the payment's is not lost", async () => {
    const orderId = await orderAfter(AWAITING_APPROVAL);
    const { fingerprint } = exampleOrders.packing;
    const order = { orderId, addressId, status: "awaiting_approval" } as const;
    await recordRisk(orderId, { ...unscoredAt(2), score: 90 }, "paid");
    const change = { addressId: elsewhere, destination: "FR", fingerprint };
    const kept = await recordAddress(order, change, unscoredAt(1));
    expect(kept).toMatchObject({ addressId, risk: { score: 90 } });
    const moved = await recordAddress(order, change, unscoredAt(3));
    expect(moved).toMatchObject({ addressId: elsewhere, risk: { score: 50 } });
  });

  it("keeps what it was approved by, and notes what is made of an address that comes later", async () => {
    const orderId = await orderAfter(LABELLED);
    const { fingerprint } = exampleOrders.packing;
    const change = { addressId: elsewhere, destination: "FR", fingerprint };
    const doubtful = { ...unscoredAt(9), score: 88, recommendation: "reject" as const };
    const awaiting = { orderId, addressId, status: "awaiting_approval" } as const;
    expect(await recordAddress(awaiting, change, doubtful)).toMatchObject({ addressId }); // it was approved meanwhile
    const moved = await recordAddress({ ...awaiting, status: "packing" }, change, doubtful);
    expect(moved?.addressId).toBe(elsewhere);
    expect(moved?.risk?.score).not.toBe(88);
    expect(moved?.riskHistory?.at(-1)).toMatchObject({ cause: "address", score: 88, recommendation: "reject" });
  });

  it("is packed under no label, and under none for an address that does not count any more, by none", async () => {
    const unlabelled = await orderAfter(TO_BE_PACKED);
    expect(await recordPacked({ orderId: unlabelled, addressId }, "cus_1")).not.toHaveProperty("packed");
    const orderId = await orderAfter(LABELLED);
    expect(await recordPacked({ orderId, addressId: elsewhere }, "cus_1")).not.toHaveProperty("packed");
    expect(await recordPacked({ orderId, addressId }, "cus_1")).toMatchObject({ packed: { by: "cus_1" } });
    expect(await recordPacked({ orderId, addressId }, "cus_2")).toMatchObject({ packed: { by: "cus_1" } });
  });

  it("is handed over only when it was packed, the money is there and the time has not run out", async () => {
    const unpacked = await orderAfter(LABELLED);
    expect(await recordHandedOver(unpacked, "cus_1")).not.toHaveProperty("handedOver");
    const unpaid = await orderAfter(LABELLED);
    await recordPacked({ orderId: unpaid, addressId });
    await recordPaymentProblem(unpaid, "disputed");
    expect(await recordHandedOver(unpaid, "cus_1")).not.toHaveProperty("handedOver");
    const late = await orderAfter(LABELLED);
    await recordPackingExpired(late);
    expect(await recordPacked({ orderId: late, addressId })).not.toHaveProperty("packed");
  });

  it("that the carrier refused may be asked for again", async () => {
    const orderId = await orderAfter(TO_BE_PACKED);
    await recordShipment({ orderId, addressId }, "shp_1");
    expect(await recordLabelProblem({ orderId, addressId }, "Address not found")).toMatchObject({
      labelProblem: { addressId, reason: "Address not found" },
    });
    const cleared = await clearLabelProblem(orderId);
    expect(cleared).not.toHaveProperty("labelProblem");
    expect(cleared).not.toHaveProperty("shipment");
    expect(await recordShipment({ orderId, addressId }, "shp_2")).toMatchObject({ shipment: { id: "shp_2" } });
  });

  it("that is delivered stays delivered, whatever is told late, and one that is seen again is not lost", async () => {
    const orderId = await orderAfter(SHIPPED);
    expect(await recordLost(orderId, undefined)).toHaveProperty("lostAt");
    const seenAgain = await recordTracking(orderId, "shp_1", { status: "in_transit", version: "2" });
    expect(seenAgain).not.toHaveProperty("lostAt");
    expect(await recordLost(orderId, "1")).not.toHaveProperty("lostAt");
    const delivered = { tracking: { status: "delivered", version: "3" } };
    expect(await recordTracking(orderId, "shp_1", { status: "delivered", version: "3" })).toMatchObject(delivered);
    for (const version of ["1", "3", "4"])
      expect(await recordTracking(orderId, "shp_1", { status: "failure", version })).toMatchObject(delivered);
  });
});

describe("a withdrawal", () => {
  it("before the shipment ends every other way on, and is the one that counts", async () => {
    const orderId = await orderAfter(AWAITING_APPROVAL);
    expect(await recordWithdrawal(orderId, { returning })).toMatchObject({ returning, withdrawnAt: AT });
    expect(await recordDecision(orderId, { decision: "approve", at: AT })).not.toHaveProperty("decision");
    expect(await recordReturning(orderId, { returning: { ...returning, at: NOW } })).toMatchObject({ returning });
    const packing = await orderAfter(LABELLED);
    await recordWithdrawal(packing, { returning });
    expect(await recordPacked({ orderId: packing, addressId }, "cus_1")).not.toHaveProperty("packed");
    expect(await move(packing, "shipped")).toBeUndefined();
  });

  it("comes too late for a parcel that was handed over: that one comes back another way", async () => {
    const orderId = await orderAfter(HANDED_OVER);
    expect(await recordWithdrawal(orderId, { returning })).not.toHaveProperty("returning");
    expect(await recordReturning(orderId, { returning })).toMatchObject({ returning });
    expect(await move(orderId, "shipped")).toMatchObject({ status: "shipped" });
  });

  it("is over when its time was, and its time never ends after it", async () => {
    const [late, early] = [await orderAfter(GOOD.length), await orderAfter(GOOD.length)];
    expect(await recordWithdrawalEnded(late)).toHaveProperty("withdrawalEndedAt");
    expect(await recordReturning(late, { returning })).not.toHaveProperty("returning");
    expect(await recordReturning(early, { returning })).toMatchObject({ returning });
    expect(await recordWithdrawalEnded(early)).not.toHaveProperty("withdrawalEndedAt");
  });

  it("from what was not paid for, or was refused, changes nothing", async () => {
    const unpaid = await orderAfter(AWAITING_PAYMENT);
    expect(await recordWithdrawal(unpaid, { returning })).not.toHaveProperty("returning");
    const rejected = await orderAfter(AWAITING_APPROVAL);
    await recordDecision(rejected, { decision: "reject", at: AT });
    expect(await recordWithdrawal(rejected, { returning })).not.toHaveProperty("returning");
  });
});
