import { isDeepStrictEqual } from "node:util";
import { recentCustomer } from "@/lib/account/customer/store";
import { TerminalError } from "@/lib/platform/errors";
import type { OrderId } from "@/lib/platform/ids";
import { dropOf } from "@/lib/shop/drop/server";
import { blocksOf } from "@/lib/shop/order/blocks";
import { clusterOf } from "@/lib/shop/order/cluster";
import { lookUpLinked } from "@/lib/shop/order/linked";
import { awaitsApproval, decisionOf, isBeforePayment, isTurnedDown } from "@/lib/shop/order/rules";
import type { Order } from "@/lib/shop/order/schema";
import { findOrder, findOrders } from "@/lib/shop/order/store";
import { recordReassessment } from "@/lib/shop/order/transitions";
import { assess } from "@/lib/shop/risk/assess";
import { AFTER_PAYMENT, BEFORE_PAYMENT, gather, NOWHERE, type GatheredSubject } from "@/lib/shop/risk/links/gather";
import { tableLinks } from "@/lib/shop/risk/links/store";
import type { AssessmentCause, RiskAssessment } from "@/lib/shop/risk/schema";
import { tellsOfOthers, turnedDownWords } from "@/lib/shop/risk/turned-down";
import { recentRiskEngines } from "@/lib/shop/risk-engines/store";
import { recentRiskPolicy } from "@/lib/shop/risk-policy/store";

/** What an order is judged to be, and whose evidence has changed by it. */
export interface Assessed {
  readonly risk: RiskAssessment;
  /** Earlier orders that share something with it and are to be assessed again. */
  readonly outgrown: readonly string[];
}

/** What of an order it is judged by, beside its shopper's account. */
export type Judged = Pick<
  Order,
  "orderId" | "customerId" | "dropId" | "fingerprint" | "createdAt" | "enteredAt" | "priorEndedOrders"
> &
  Partial<Pick<Order, "card" | "paymentTraits">>;

async function subjectOf(order: Judged): Promise<GatheredSubject> {
  const [customer, { opensAt }] = await Promise.all([recentCustomer(order.customerId), dropOf(order.dropId)]);
  if (!customer) throw new TerminalError(`${order.customerId} is gone`);
  return {
    ...order,
    orderedAt: order.enteredAt ?? order.createdAt,
    signedUpAt: customer.createdAt,
    verifiedAt: customer.verifiedAt ?? order.createdAt,
    dropOpensAt: order.enteredAt === undefined ? opensAt : undefined,
    payment: order.paymentTraits,
  };
}

const now = (): string => new Date().toISOString();

/** Under what an order is listed when it is assessed for this cause. */
const LISTED_UNDER = {
  placed: BEFORE_PAYMENT,
  address: BEFORE_PAYMENT,
  paid: AFTER_PAYMENT,
  linked: NOWHERE,
} as const satisfies Record<AssessmentCause, unknown>;

/**
 * Judges the order by all that is stored about it and about those that share something with it: the neighbours that turned out
 * to be void are left out, once it is paid, and those that were turned down advise against it. Safe to repeat.
 * @param at since when what is stored was read (ISO 8601): of two assessments the one that knows more counts
 */
export async function assessOrder(order: Order, cause: AssessmentCause, at = now()): Promise<Assessed> {
  const [subject, { thresholds }, engines] = await Promise.all([
    subjectOf(order),
    recentRiskPolicy(),
    recentRiskEngines(),
  ]);
  const check = cause === "linked" || cause === "paid" || !isBeforePayment(order) ? { check: lookUpLinked } : {};
  const { values, outgrown, ...linked } = await gather(subject, {
    links: tableLinks,
    listUnder: LISTED_UNDER[cause],
    ...check,
  });
  const turnedDown = decisionOf(order) ? [] : linked.turnedDown; // what was decided is over
  return { risk: assess(values, at, { thresholds, engines, turnedDown }), outgrown };
}

/** As assessOrder, with what of the order is blocked: reads that travel together. */
export async function assessWithBlocks(order: Order, cause: AssessmentCause) {
  const [assessed, blocks] = await Promise.all([assessOrder(order, cause), blocksOf(order)]);
  return { ...assessed, blocks };
}

const adviceOf = (risk: RiskAssessment | undefined): string | undefined => turnedDownWords(risk?.facts ?? []);

const isSame = (a: RiskAssessment | undefined, b: RiskAssessment): boolean =>
  isDeepStrictEqual([a?.evidence?.values, a?.score, adviceOf(a)], [b.evidence?.values, b.score, adviceOf(b)]);

/** Before it has a score its own workflow assesses it; what was decided or erased is over. */
const isReassessable = (order: Order): boolean =>
  order.risk !== undefined &&
  order.fingerprint.mailbox !== "" &&
  (isBeforePayment(order) || (awaitsApproval(order) && decisionOf(order) === undefined));

/** As often as another assessment may come in between: the next that has something in common with it makes up for more. */
const ATTEMPTS = 3;

/** Assesses an order again, where what is known of it has changed. Resolves with the order as it then is, while it waits. */
async function reassess(orderId: string, attempts = ATTEMPTS): Promise<Order | undefined> {
  const at = now(); // before the order is read: its own workflow may be about to write what the payment says
  const order = await findOrder(orderId);
  if (!order || !isReassessable(order)) return undefined;
  const { risk } = await assessOrder(order, "linked", at);
  if (isSame(order.risk, risk)) return order;
  const written = await recordReassessment(order, risk);
  return written ?? (attempts > 1 ? reassess(orderId, attempts - 1) : order);
}

/** One that cannot be assessed, its account being gone, keeps no other from it. */
const unlessRefused = (error: unknown): undefined => {
  if (error instanceof TerminalError) return undefined;
  throw error;
};

/** A ring may hold hundreds: the table and the service of words are not asked about all of them at once. */
const AT_ONCE = 8;

/** Assesses again the orders that still wait for a payment or a decision. Resolves with them as they then are. Safe to repeat. */
export async function reassessAll(orderIds: Iterable<string>): Promise<Order[]> {
  const all = [...orderIds];
  const orders: (Order | undefined)[] = [];
  for (let from = 0; from < all.length; from += AT_ONCE) {
    const part = all.slice(from, from + AT_ONCE);
    orders.push(...(await Promise.all(part.map((orderId) => reassess(orderId).catch(unlessRefused)))));
  }
  return orders.filter((order) => order !== undefined);
}

/**
 * Assesses again the orders that await a decision and share with this one what advises against them once it is turned down: those
 * that it says something new of. Resolves with them as they then are. Safe to repeat.
 */
export async function reassessBeside(order: Order): Promise<Order[]> {
  const { members } = await clusterOf(order, 1);
  const beside = await findOrders(members.filter(({ links }) => tellsOfOthers(links)).map(({ orderId }) => orderId));
  const isNews = ({ risk }: Order) => (adviceOf(risk) !== undefined) !== isTurnedDown(order);
  return reassessAll(beside.filter((one) => isReassessable(one) && isNews(one)).map(({ orderId }) => orderId));
}

/** Lists an order that got no pair as one that was placed. Resolves with the earlier orders that are to be assessed again. */
export async function listUnserved(order: Judged): Promise<readonly string[]> {
  const { outgrown } = await gather(await subjectOf(order), { links: tableLinks, listUnder: BEFORE_PAYMENT });
  return outgrown;
}

/** Those that were outgrown by this order when it was listed, as its items say now. */
export async function outgrownBy(orderId: OrderId, cause: "placed" | "paid"): Promise<readonly string[]> {
  const order = await findOrder(orderId);
  return order ? (await assessOrder(order, cause)).outgrown : [];
}
