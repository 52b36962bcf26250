import { getItem, putIfAbsent, queryItems, updateItem, type Change, type Item } from "@/lib/platform/table/table";
import { isOrderId, shardOf, type CustomerId, type OrderId } from "@/lib/platform/ids";
import { statesBefore } from "@/lib/shop/order/rules";
import {
  orderItemSchema,
  type Order,
  type OrderStatus,
  type PaymentOutcome,
  type RecordedDecision,
} from "@/lib/shop/order/schema";
import { riskLevelSchema, type RiskAssessment } from "@/lib/shop/risk/schema";
import type { z } from "zod";

const SHARDS = 8; // the index by status spreads over eight partitions: none is hot when the drop opens
const keyOf = (orderId: string) => ({ pk: `ORDER#${orderId}`, sk: "ORDER" });
const listPartition = (status: OrderStatus, shard: number) => `ORDERS#${status}#${shard}`;
const listed = (orderId: string, status: OrderStatus, sortedBy: string) => ({
  gsi1pk: listPartition(status, shardOf(orderId, SHARDS)),
  gsi1sk: `${sortedBy}#${orderId}`,
});
const parse = (item: Item | undefined): Order | undefined => item && orderItemSchema.parse(item);
const now = () => new Date().toISOString();

/** The order as last written, or undefined. */
export const findOrder = async (orderId: string): Promise<Order | undefined> => parse(await getItem(keyOf(orderId)));

/** Orders by id, in that order; unknown ids are left out. */
export async function findOrders(ids: Iterable<string>): Promise<Order[]> {
  const found = await Promise.all([...new Set(ids)].filter(isOrderId).map(findOrder));
  return found.filter((order) => order !== undefined);
}

/** False when it was there already: the same request came again. */
export const putOrder = (order: Order): Promise<boolean> =>
  putIfAbsent({ ...keyOf(order.orderId), ...listed(order.orderId, order.status, order.createdAt), ...order });

const change = (orderId: string, changes: Change): Promise<Order | undefined> =>
  updateItem(keyOf(orderId), { ...changes, set: { updatedAt: now(), ...changes.set } }).then(parse);

const among = (states: readonly OrderStatus[]) => ({
  expression: `#status IN (${states.map((_, i) => `:state${i}`).join(", ")})`,
  values: Object.fromEntries(states.map((state, i) => [`state${i}`, state])),
});

/**
 * Moves the order on, once: the timeline gets one entry, and a repeat changes nothing.
 * Resolves with the order as it then is; undefined when it is elsewhere already.
 */
export async function advanceOrder(orderId: OrderId, to: OrderStatus, set: Item = {}): Promise<Order | undefined> {
  const at = now();
  const sortedBy = typeof set["deadlineAt"] === "string" ? set["deadlineAt"] : at;
  const moved = await change(orderId, {
    set: { status: to, ...listed(orderId, to, sortedBy), ...set },
    append: { timeline: [{ status: to, at }] },
    condition: among(statesBefore(to)),
  });
  if (moved) return moved;
  const current = await findOrder(orderId);
  return current?.status === to ? current : undefined;
}

/** Notes the pair that the order is about to reach for. Resolves with all it ever tried. */
export async function rememberTriedPair(orderId: OrderId, number: number): Promise<number[]> {
  return (await change(orderId, { append: { triedPairs: [number] } }))?.triedPairs ?? [];
}

/** Settles on a pair, once. Resolves with the number that stands. */
export async function storePair(orderId: OrderId, pairNumber: number): Promise<number> {
  const condition = { expression: "attribute_not_exists(#pairNumber)" };
  const order = (await change(orderId, { set: { pairNumber }, condition })) ?? (await findOrder(orderId));
  return order?.pairNumber ?? pairNumber;
}

export const storeRisk = (orderId: OrderId, risk: RiskAssessment) =>
  change(orderId, { set: { risk, riskLevel: risk.level } });
export const storeCard = (orderId: OrderId, card: string) => change(orderId, { set: { card } });
export const storeCheckout = (orderId: OrderId, checkout: { checkoutSessionId: string; paymentUrl: string }) =>
  change(orderId, { set: checkout });

/**
 * Fixes when the checkout expires before the first attempt to create it, so that every repeat sends the same request.
 * A plan that has gone stale before a session came of it is made anew. Resolves with the order and the plan that stands.
 * @param staleBeforeSeconds a plan that ends earlier than this is refused by the provider
 */
export async function planCheckout(
  orderId: OrderId,
  expiresAtSeconds: number,
  staleBeforeSeconds: number,
): Promise<Order | undefined> {
  const planned = await change(orderId, {
    set: { checkoutExpiresAtSeconds: expiresAtSeconds },
    condition: {
      expression:
        "attribute_not_exists(#checkoutSessionId) AND (attribute_not_exists(#checkoutExpiresAtSeconds) OR #checkoutExpiresAtSeconds < :stale)",
      values: { stale: staleBeforeSeconds },
    },
  });
  return planned ?? findOrder(orderId);
}

/** Records how the wait for the payment ended, unless it has ended already. Resolves with the outcome that stands. */
export async function recordPayment(
  orderId: OrderId,
  outcome: PaymentOutcome,
  paymentIntentId?: string,
): Promise<PaymentOutcome | undefined> {
  const written = await change(orderId, {
    set: { paymentOutcome: outcome, ...(paymentIntentId && { paymentIntentId }) },
    condition: {
      expression: "attribute_not_exists(#paymentOutcome) AND #status IN (:processing, :awaiting_payment)",
      values: { processing: "processing", awaiting_payment: "awaiting_payment" },
    },
  });
  return (written ?? (await findOrder(orderId)))?.paymentOutcome;
}

/** Records the decision, unless there is one or an operator has stopped the order. Resolves with the order as it then is; its `decision` is the one that stands. */
export async function recordDecision(orderId: OrderId, decision: RecordedDecision): Promise<Order | undefined> {
  const written = await change(orderId, {
    set: { decision },
    condition: {
      expression: "attribute_not_exists(#decision) AND attribute_not_exists(#stoppedExecution) AND #status = :open",
      values: { open: "awaiting_approval" },
    },
  });
  return written ?? findOrder(orderId);
}

interface Stop {
  /** The ARN of the execution. */
  readonly execution: string;
  readonly by: string;
  readonly reason: string;
}

/** Notes that an execution of the order is to be stopped and replaced, once for each. Resolves with the order as it then is. */
export async function recordStop(orderId: OrderId, { execution, by, reason }: Stop): Promise<Order | undefined> {
  const written = await change(orderId, {
    set: { stoppedExecution: execution, stoppedAt: now(), stoppedBy: by, stopReason: reason },
    add: { stops: 1 },
    condition: {
      expression:
        "attribute_exists(pk) AND (attribute_not_exists(#stoppedExecution) OR #stoppedExecution <> :execution)",
      values: { execution },
    },
  });
  return written ?? findOrder(orderId);
}

interface ListOptions {
  readonly after?: string;
  readonly level?: string;
  readonly limit: number;
  readonly newestFirst?: boolean;
}

/** Orders of one status, soonest deadline (or oldest) first unless said otherwise, after the given sort key. Eventually consistent. */
export async function listOrdersByStatus(
  status: OrderStatus,
  { after, level, limit, newestFirst = false }: ListOptions,
) {
  const filter = level === undefined ? {} : { filter: { expression: "#riskLevel = :level", values: { level } } };
  const shards = await Promise.all(
    Array.from({ length: SHARDS }, (_, shard) =>
      queryItems(listPartition(status, shard), {
        index: "gsi1",
        limit,
        newestFirst,
        ...(after !== undefined && { after }),
        ...filter,
      }),
    ),
  );
  const before = newestFirst ? 1 : -1;
  const sorted = shards.flat().toSorted((a, b) => (String(a["gsi1sk"]) < String(b["gsi1sk"]) ? before : -before));
  return sorted.slice(0, limit).map((item) => ({ order: orderItemSchema.parse(item), cursor: String(item["gsi1sk"]) }));
}

/** What the figures are counted from. */
const FIGURES = ["orderId", "dropId", "size", "status", "createdAt", "deadlineAt", "riskLevel", "decision"] as const;
const figuresSchema = orderItemSchema
  .pick({ orderId: true, dropId: true, size: true, status: true, createdAt: true, deadlineAt: true, decision: true })
  .extend({ riskLevel: riskLevelSchema.optional() });
export type OrderFigures = z.infer<typeof figuresSchema>;

/** Every order of one status, as few attributes of each as the figures need. Eventually consistent. */
export async function listFigures(status: OrderStatus): Promise<OrderFigures[]> {
  const shards = await Promise.all(
    Array.from({ length: SHARDS }, (_, shard) =>
      queryItems(listPartition(status, shard), { index: "gsi1", attributes: FIGURES }),
    ),
  );
  return shards.flat().map((item) => figuresSchema.parse(item));
}

const slotKey = (dropId: string, customerId: CustomerId) => ({ pk: `SLOT#${dropId}#${customerId}`, sk: "SLOT" });

export interface Slot {
  readonly orderId: OrderId;
  readonly claimedAtMs: number;
  /** Orders of this shopper that held the place before and ended. */
  readonly ended: number;
}

/** The order that holds this shopper's one place in the drop, and since when. */
export const findSlot = async (dropId: string, customerId: CustomerId): Promise<Slot | undefined> =>
  (await getItem(slotKey(dropId, customerId))) as Slot | undefined;

/** How many orders of the shopper have ended once the next holds the place: one that never came to be does not count. */
export const endedAfter = (slot: Slot | undefined, abandoned: boolean): number =>
  slot ? slot.ended + (abandoned ? 0 : 1) : 0;

interface Claim {
  readonly dropId: string;
  readonly customerId: CustomerId;
  readonly orderId: OrderId;
}

/**
 * One shopper, one order: true when the place is now this order's. `instead` is the place of an order that gives way:
 * one that has ended, or (`abandoned`) one that never came to be. The latter only while no workflow relies on it.
 */
export async function claimSlot(
  { dropId, customerId, orderId }: Claim,
  instead?: Slot,
  abandoned = false,
): Promise<boolean> {
  const unconfirmed = abandoned ? " AND attribute_not_exists(#confirmedAt)" : "";
  const claimed = await updateItem(slotKey(dropId, customerId), {
    set: { orderId, claimedAtMs: Date.now(), ended: endedAfter(instead, abandoned) },
    remove: ["confirmedAt"],
    condition: {
      expression: `attribute_not_exists(pk) OR (#orderId = :instead${unconfirmed})`,
      values: { instead: instead?.orderId ?? "" },
    },
  });
  return claimed !== undefined;
}

/** The workflow relies on the place from here on: true while it is this order's. Safe to repeat. */
export async function confirmPlace({ dropId, customerId, orderId }: Claim): Promise<boolean> {
  const confirmed = await updateItem(slotKey(dropId, customerId), {
    set: { confirmedAt: now() },
    condition: { expression: "#orderId = :me", values: { me: orderId } },
  });
  return confirmed !== undefined;
}
