import type { OrderId } from "@/lib/platform/ids";
import { mayEnter, mayLearn } from "@/lib/platform/states/condition";
import type { Attributes } from "@/lib/platform/table/attributes";
import type { Change } from "@/lib/platform/table/entity";
import { indexKeyOf, orders } from "@/lib/shop/order/record";
import type { NewOrder, Order, OrderIn, OrderStatus, RecordedDecision, Stop } from "@/lib/shop/order/schema";
import { orderFacts, orderStates } from "@/lib/shop/order/states";
import { findOrder } from "@/lib/shop/order/store";
import type { Checkout, Payment, PaymentOutcome } from "@/lib/shop/payment/schema";
import type { RiskAssessment } from "@/lib/shop/risk/schema";

/** Every write of an order. Each is one conditional write, its condition made from `states.ts`; each is safe to repeat. */

const { when } = orders;
const now = () => new Date().toISOString();

/** False when it was there already: the same request came again. */
export const createOrder = (order: NewOrder): Promise<boolean> =>
  orders.create(order, order, indexKeyOf(order.orderId, order.status, order.createdAt));

const write = (orderId: OrderId, change: Change<Order>): Promise<Order | undefined> =>
  orders.update({ orderId }, { ...change, set: { updatedAt: now(), ...change.set } });

type NextStatus = Exclude<OrderStatus, NewOrder["status"]>;
/** What a move sets besides the status. */
type Details<To extends NextStatus> = Pick<OrderIn<To>, (typeof orderStates)[To]["sets"][number] & keyof OrderIn<To>>;

/**
 * Moves the order on, once: the timeline gets one entry, and a repeat changes nothing.
 * Resolves with the order as it then is; undefined when it is in another state, or lacks what the state needs.
 */
export async function moveOrder<To extends NextStatus>(
  orderId: OrderId,
  to: To,
  details: Details<To>,
): Promise<Order | undefined> {
  const at = now();
  const sortedBy = "deadlineAt" in details ? String(details.deadlineAt) : at;
  const moved = await write(orderId, {
    set: { ...(details as Attributes<Order>), status: to },
    index: indexKeyOf(orderId, to, sortedBy),
    append: { timeline: [{ status: to, at }] },
    when: mayEnter<OrderStatus, Order>(when, orderStates[to]),
  });
  if (moved) return moved;
  const current = await findOrder(orderId);
  return current?.status === to ? current : undefined;
}

const mayRecord = (name: keyof typeof orderFacts) => mayLearn(when, name, orderFacts[name]);

/** Notes the pair that the order is about to reach for. Resolves with all it ever tried; undefined when it may hold none any more. */
export async function noteTriedPair(orderId: OrderId, number: number): Promise<readonly number[] | undefined> {
  const noted = await write(orderId, { append: { triedPairs: [number] }, when: mayRecord("triedPairs") });
  return noted?.triedPairs;
}

/** Settles on a pair, once. Resolves with the order as it then is: its `pairNumber` is the one that counts. */
export const recordPair = async (orderId: OrderId, pairNumber: number): Promise<Order | undefined> =>
  (await write(orderId, { set: { pairNumber }, when: mayRecord("pairNumber") })) ?? findOrder(orderId);

export const recordRisk = (orderId: OrderId, risk: RiskAssessment): Promise<Order | undefined> =>
  write(orderId, { set: { risk }, when: mayRecord("risk") });

export const recordCard = (orderId: OrderId, card: string): Promise<Order | undefined> =>
  write(orderId, { set: { card }, when: mayRecord("card") });

/**
 * Fixes when the checkout expires before the first attempt to create it, so that every repeat sends the same request.
 * A plan that has gone stale before a session came of it is made anew. Resolves with the order as it then is.
 * @param staleBeforeSeconds a plan that ends earlier than this is refused by the provider
 */
export async function planCheckout(
  orderId: OrderId,
  checkoutExpiresAtSeconds: number,
  staleBeforeSeconds: number,
): Promise<Order | undefined> {
  const unplanned = when.absent("checkoutExpiresAtSeconds");
  const stale = when.below("checkoutExpiresAtSeconds", staleBeforeSeconds);
  const planned = await write(orderId, {
    set: { checkoutExpiresAtSeconds },
    when: when.and(mayRecord("checkoutExpiresAtSeconds"), when.absent("checkout"), when.or(unplanned, stale)),
  });
  return planned ?? findOrder(orderId);
}

/** Keeps the payment page that came of the plan, once. Resolves with the order as it then is. */
export async function recordCheckout(
  orderId: OrderId,
  checkoutExpiresAtSeconds: number,
  checkout: Checkout,
): Promise<Order | undefined> {
  const ofThisPlan = when.is("checkoutExpiresAtSeconds", checkoutExpiresAtSeconds);
  const kept = await write(orderId, { set: { checkout }, when: when.and(mayRecord("checkout"), ofThisPlan) });
  return kept ?? findOrder(orderId);
}

/** Records how the wait for the payment ended, unless it has ended already. Resolves with the outcome that counts. */
export async function recordPayment(orderId: OrderId, payment: Payment): Promise<PaymentOutcome | undefined> {
  const written = await write(orderId, { set: { payment }, when: mayRecord("payment") });
  return (written ?? (await findOrder(orderId)))?.payment?.outcome;
}

/** Records the decision, unless there is one or an operator has stopped the order. Resolves with the order as it then is: its `decision` is the one that counts. */
export const recordDecision = async (orderId: OrderId, decision: RecordedDecision): Promise<Order | undefined> =>
  (await write(orderId, { set: { decision }, when: when.and(mayRecord("decision"), when.absent("stop")) })) ??
  findOrder(orderId);

/** Records that an execution of the order is to be stopped and replaced, once for each execution. Resolves with the order as it then is. */
export async function recordStop(orderId: OrderId, stop: Omit<Stop, "at">): Promise<Order | undefined> {
  const written = await write(orderId, {
    set: { stop: { ...stop, at: now() } },
    add: { stops: 1 },
    when: when.and(mayRecord("stop"), when.or(when.absent("stop"), when.isNot("stop.execution", stop.execution))),
  });
  return written ?? findOrder(orderId);
}
