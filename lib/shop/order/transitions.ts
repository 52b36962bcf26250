import type { OrderId } from "@/lib/platform/ids";
import { mayEnter, mayLearn } from "@/lib/platform/states/condition";
import type { Attributes } from "@/lib/platform/table/attributes";
import type { Change, Decided } from "@/lib/platform/table/entity";
import { indexKeyOf, orders } from "@/lib/shop/order/record";
import type { NewOrder, Order, OrderIn, OrderStatus, RecordedDecision, Stop } from "@/lib/shop/order/schema";
import { orderFacts, orderStates } from "@/lib/shop/order/states";
import type { Checkout, Payment, PaymentProblem } from "@/lib/shop/payment/schema";
import type { RiskAssessment } from "@/lib/shop/risk/schema";

/** Every write of an order. Each is one conditional write, its condition made from `states.ts`; each is safe to repeat. */

const { when } = orders;
const now = () => new Date().toISOString();

/** Stores the order, once for its id. Resolves with the order that is stored, and with whether this call stored it. */
export const createOrder = (order: NewOrder): Promise<Decided<Order>> =>
  orders.createOrMeet(order, order, indexKeyOf(order.orderId, order.status, order.createdAt));

/** Resolves with the order as it then is, and with whether this call wrote it. */
const decide = (orderId: OrderId, change: Change<Order>): Promise<Decided<Order>> =>
  orders.decide({ orderId }, { ...change, set: { updatedAt: now(), ...change.set } });

/** The order after the write; undefined when the write was not to be. */
async function write(orderId: OrderId, change: Change<Order>): Promise<Order | undefined> {
  const { written, record } = await decide(orderId, change);
  return written ? record : undefined;
}

/** The order as it is after the write, or as it is without it: what was written first counts. */
const writeOnce = async (orderId: OrderId, change: Change<Order>): Promise<Order | undefined> =>
  (await decide(orderId, change)).record;

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
  const { written, record } = await decide(orderId, {
    set: { ...(details as Attributes<Order>), status: to },
    index: indexKeyOf(orderId, to, sortedBy),
    append: { timeline: [{ status: to, at }] },
    when: mayEnter<OrderStatus, Order>(when, orderStates[to]),
  });
  return written || record?.status === to ? record : undefined;
}

const mayRecord = (name: keyof typeof orderFacts) => mayLearn(when, name, orderFacts[name]);

/** Notes the shard that the order is about to reach into, beside its home. Undefined when it may hold no pair any more. */
export const noteTriedShard = (orderId: OrderId, shard: number): Promise<Order | undefined> =>
  write(orderId, { append: { triedShards: [shard] }, when: mayRecord("triedShards") });

/** Settles on a pair, once. Resolves with the order as it then is: its `pairNumber` is the one that counts. */
export const recordPair = (orderId: OrderId, pairNumber: number): Promise<Order | undefined> =>
  writeOnce(orderId, { set: { pairNumber }, when: mayRecord("pairNumber") });

export const recordRisk = (orderId: OrderId, risk: RiskAssessment): Promise<Order | undefined> =>
  write(orderId, { set: { risk }, when: mayRecord("risk") });

export const recordCard = (orderId: OrderId, card: string): Promise<Order | undefined> =>
  write(orderId, { set: { card }, when: mayRecord("card") });

/** Keeps the payment page, once. Resolves with the order as it then is. */
export const recordCheckout = (orderId: OrderId, checkout: Checkout): Promise<Order | undefined> =>
  writeOnce(orderId, { set: { checkout }, when: mayRecord("checkout") });

/** Records how the wait for the payment ended, unless it has ended already. Resolves with the order as it then is: its `payment` is the one that counts. */
export const recordPayment = (orderId: OrderId, payment: Payment): Promise<Order | undefined> =>
  writeOnce(orderId, { set: { payment }, when: mayRecord("payment") });

/**
 * Records the decision, unless there is one, an operator has stopped the order, or its payment is lost. Resolves with the
 * order as it then is: its `decision` is the one that counts.
 */
export const recordDecision = (orderId: OrderId, decision: RecordedDecision): Promise<Order | undefined> =>
  writeOnce(orderId, {
    set: { decision },
    when: when.and(mayRecord("decision"), when.absent("stop"), when.absent("paymentProblem")),
  });

/** Records that the payment is not the order's total any more, once: from then on it cannot ship. Resolves with the order as it then is. */
export const recordPaymentProblem = (orderId: OrderId, code: PaymentProblem): Promise<Order | undefined> =>
  writeOnce(orderId, { set: { paymentProblem: { code, at: now() } }, when: mayRecord("paymentProblem") });

/** Records that an execution of the order is to be stopped and replaced, once for each execution. Resolves with the order as it then is. */
export const recordStop = (orderId: OrderId, stop: Omit<Stop, "at">): Promise<Order | undefined> =>
  writeOnce(orderId, {
    set: { stop: { ...stop, at: now() } },
    add: { stops: 1 },
    when: when.and(mayRecord("stop"), when.or(when.absent("stop"), when.isNot("stop.execution", stop.execution))),
  });

const ERASED = {
  fingerprint: { network: "", browser: "", mailbox: "", fromBrowser: false },
  addressId: "adr_erased" as const,
};

/** Takes all out of the order that leads to its shopper but an id that names nobody. Safe to repeat. */
export async function removeShopper(orderId: OrderId): Promise<void> {
  await orders.update({ orderId }, { set: ERASED, remove: ["card"] });
}
