import { randomUUID } from "node:crypto";
import * as fc from "fast-check";
import { afterEach, describe, expect, it, vi } from "vitest";
import { digestId, type OrderId } from "@/lib/platform/ids";
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
  recordCheckout,
  recordDecision,
  recordPair,
  recordPayment,
  recordRisk,
  recordStop,
} from "@/lib/shop/order/transitions";
import { unscored } from "@/lib/shop/risk/rules";
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
  | { readonly kind: "risk" | "checkout" };

const AT = "2026-01-01T00:00:00.000Z";

function move(orderId: OrderId, to: NextStatus): Promise<Order | undefined> {
  switch (to) {
    case "awaiting_payment":
      return moveOrder(orderId, to, { paymentCallbackId: "p", deadlineAt: AT });
    case "awaiting_approval":
      return moveOrder(orderId, to, { approvalCallbackId: "a", deadlineAt: AT });
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
      return recordCard(orderId, step.value);
    case "risk":
      return recordRisk(orderId, unscored);
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
    requires = [],
  }: {
    from: readonly string[];
    needs: readonly string[];
    requires?: readonly (readonly [string, string])[];
  } = orderStates[to];
  return (
    from.includes(model.status) &&
    needs.every((name) => has(model, name)) &&
    requires.every(([path, value]) => model.known[path.split(".")[0] ?? ""] === value)
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
      return has(model, "stop") ? model : learn(model, "decision", step.value);
    case "checkout":
    case "risk":
      return learn(model, step.kind, true);
    case "card":
    case "payment":
    case "pairNumber":
      return learn(model, step.kind, step.value);
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
  },
});

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
  { kind: "move", to: "shipped" },
  { kind: "move", to: "delivered" },
];

const few = fc.integer({ min: 1, max: 3 });
const anyWrite: fc.Arbitrary<Write> = fc.oneof(
  fc.record({
    kind: fc.constant("move" as const),
    to: fc.constantFrom("awaiting_payment" as const, "awaiting_approval", "shipped", "compensated"),
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
  fc.record({ kind: fc.constantFrom("risk" as const, "checkout") }),
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
    { numRuns: 60, examples: [[[...GOOD]], [[{ kind: "move", to: "compensated" }]]] },
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
const [PREPARED, AWAITING_PAYMENT, PAID, AWAITING_APPROVAL, APPROVED] = [4, 5, 6, 7, 8];

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
    const shipped = await orderAfter(APPROVED);
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
    expect(await recordRisk(orderId, unscored)).toMatchObject({ risk: unscored, updatedAt: NOW });
    expect(await recordRisk(orderId, { ...unscored, score: 51 })).toMatchObject({ risk: { score: 51 } });
    await move(orderId, "compensated");
    expect(await recordRisk(orderId, unscored)).toBeUndefined();
    expect(await recordCard(orderId, "digest")).toMatchObject({ card: "digest" });
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
