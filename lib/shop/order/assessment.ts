import { recentCustomer } from "@/lib/account/customer/store";
import { TerminalError } from "@/lib/platform/errors";
import type { OrderId } from "@/lib/platform/ids";
import { dropOf } from "@/lib/shop/drop/server";
import { withoutVoid } from "@/lib/shop/order/linked";
import type { Order } from "@/lib/shop/order/schema";
import { findOrder, findOrders } from "@/lib/shop/order/store";
import { recordRisk } from "@/lib/shop/order/transitions";
import { assess } from "@/lib/shop/risk/assess";
import { AFTER_PAYMENT, BEFORE_PAYMENT, gather, NOWHERE, type GatheredSubject } from "@/lib/shop/risk/links/gather";
import { tableLinks } from "@/lib/shop/risk/links/store";
import type { AssessmentCause, RiskAssessment } from "@/lib/shop/risk/schema";
import { recentRiskPolicy } from "@/lib/shop/risk-policy/store";

/** What an order is judged to be, and whose evidence has changed by it. */
export interface Assessed {
  readonly risk: RiskAssessment;
  /** Earlier orders that share something with it and are to be assessed again. */
  readonly outgrown: readonly string[];
}

async function subjectOf(order: Order): Promise<GatheredSubject> {
  const [customer, { opensAt }] = await Promise.all([recentCustomer(order.customerId), dropOf(order.dropId)]);
  if (!customer) throw new TerminalError(`${order.customerId} is gone`);
  return {
    ...order,
    orderedAt: order.createdAt,
    signedUpAt: customer.createdAt,
    verifiedAt: customer.verifiedAt ?? order.createdAt,
    dropOpensAt: opensAt,
    payment: order.paymentTraits,
  };
}

/** Under what an order is listed when it is assessed for this cause. */
const LISTED_UNDER = {
  placed: BEFORE_PAYMENT,
  address: BEFORE_PAYMENT,
  paid: AFTER_PAYMENT,
  linked: NOWHERE,
} as const satisfies Record<AssessmentCause, unknown>;

/**
 * Judges the order by all that is stored about it and about those that share something with it: the neighbours that turned out
 * to be void are left out, once it is paid. Safe to repeat.
 */
export async function assessOrder(order: Order, cause: AssessmentCause): Promise<Assessed> {
  const at = new Date().toISOString();
  const [subject, policy] = await Promise.all([subjectOf(order), recentRiskPolicy()]);
  const check = cause === "paid" || cause === "linked" ? { check: withoutVoid } : {};
  const { values, outgrown } = await gather(subject, { links: tableLinks, listUnder: LISTED_UNDER[cause], ...check });
  return { risk: assess(values, at, policy), outgrown };
}

const isSame = (a: RiskAssessment | undefined, b: RiskAssessment): boolean =>
  a !== undefined && JSON.stringify([a.evidence?.values, a.score]) === JSON.stringify([b.evidence?.values, b.score]);

/** Assesses again an order that waits, where what is known of it has changed. Resolves with the order where it was written. */
async function reassess(order: Order): Promise<Order | undefined> {
  if (order.risk === undefined || order.fingerprint.mailbox === "") return undefined; // its own workflow does it, or it was erased
  const { risk } = await assessOrder(order, "linked");
  return isSame(order.risk, risk) ? undefined : recordRisk(order.orderId, risk, "linked");
}

/** Assesses again the orders that still wait for a payment or a decision. Resolves with those that were written. Safe to repeat. */
export async function reassessAll(orderIds: Iterable<string>): Promise<Order[]> {
  const orders = await findOrders(orderIds);
  const written = await Promise.all(orders.filter(isUndecided).map(reassess));
  return written.filter((order) => order !== undefined);
}

const isUndecided = (order: Order): boolean =>
  order.status === "processing" ||
  order.status === "awaiting_payment" ||
  (order.status === "awaiting_approval" && order.decision === undefined);

/** Those that were outgrown by this order when it was listed, as its items say now. */
export async function outgrownBy(orderId: OrderId, cause: "placed" | "paid"): Promise<readonly string[]> {
  const order = await findOrder(orderId);
  return order ? (await assessOrder(order, cause)).outgrown : [];
}
