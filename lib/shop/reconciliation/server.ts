import { keepAudit } from "@/lib/platform/audit/store";
import { isOrderId } from "@/lib/platform/ids";
import type { Order, OrderStatus } from "@/lib/shop/order/schema";
import { noteFraudReports } from "@/lib/shop/order/fraud-reports";
import { settlePayment } from "@/lib/shop/order/settlement";
import { findOrder, listOrdersByStatus } from "@/lib/shop/order/store";
import { listPayments, readPayment } from "@/lib/shop/payment/server";
import type { PaymentFacts } from "@/lib/shop/payment/schema";
import type { Return } from "@/lib/shop/returns/schema";
import { findReturn } from "@/lib/shop/returns/store";
import { auditOfFound, auditOfResolved } from "@/lib/shop/reconciliation/audit";
import { findingOf, missingPayment } from "@/lib/shop/reconciliation/rules";
import type { Difference, Finding } from "@/lib/shop/reconciliation/schema";
import { listOpenDifferences } from "@/lib/shop/reconciliation/store";
import { reportDifference, resolveDifference } from "@/lib/shop/reconciliation/transitions";

/** Compares the provider's payments with our orders, both ways, a page at a time. Called by workflows: the site has no key. */

const PAGE_SIZE = 50;

/** How far a comparison has come: `next` is where the next page begins, null after the last. */
export interface Compared {
  readonly compared: number;
  readonly next: string | null;
}

async function report(found: Finding | undefined): Promise<void> {
  if (found) await keepAudit([auditOfFound(await reportDifference(found, new Date().toISOString()))]);
}

const orderOf = ({ orderId }: PaymentFacts): Promise<Order | undefined> =>
  orderId !== undefined && isOrderId(orderId) ? findOrder(orderId) : Promise.resolve(undefined);

const returnOf = (order: Order | undefined): Promise<Return | undefined> =>
  order?.returning ? findReturn(order.returning.returnId) : Promise.resolve(undefined);

/** Brings the order up to what the provider says, then looks whether the two agree. */
async function compare(facts: PaymentFacts, order: Order | undefined): Promise<void> {
  if (order) await settlePayment(order, facts);
  if (order && facts.disputed && !order.dispute) await noteFraudReports(order, facts.intentId);
  await report(findingOf(facts, order, Date.now(), await returnOf(order)));
}

/** Compares one payment with its order, and keeps on it what was reported of the payment. */
export async function reconcilePayment(intentId: string): Promise<void> {
  const facts = await readPayment(intentId);
  if (!facts) return;
  const order = await orderOf(facts);
  if (order) await noteFraudReports(order, intentId);
  await compare(facts, await orderOf(facts));
}

/** A page of the provider's payments since then, newest first, each with its order. @param since ISO 8601 */
export async function comparePayments(since: string, after: string | null): Promise<Compared> {
  const fromSeconds = Math.floor(Date.parse(since) / 1000);
  const page = await listPayments({ fromSeconds, after: after ?? undefined, limit: PAGE_SIZE });
  await Promise.all(page.payments.map(async (facts) => compare(facts, await orderOf(facts))));
  return { compared: page.payments.length, next: page.next ?? null };
}

async function comparePaymentOf(order: Order): Promise<void> {
  const intentId = order.payment?.intentId;
  if (intentId === undefined) return;
  const facts = await readPayment(intentId);
  await (facts ? compare(facts, order) : report(missingPayment(order, intentId)));
}

/** A page of the orders that came into a status since then (or whose deadline is later), each with its payment. */
export async function compareOrders(status: OrderStatus, since: string, after: string | null): Promise<Compared> {
  const found = await listOrdersByStatus(status, { after: after ?? since, limit: PAGE_SIZE });
  await Promise.all(found.map(({ record }) => comparePaymentOf(record)));
  return { compared: found.length, next: found.length < PAGE_SIZE ? null : (found.at(-1)?.sortKey ?? null) };
}

async function findAgain({ intentId, orderId }: Difference): Promise<Finding | undefined> {
  const [facts, order] = await Promise.all([readPayment(intentId), orderId ? findOrder(orderId) : undefined]);
  if (facts) {
    const found = order ?? (await orderOf(facts));
    return findingOf(facts, found, Date.now(), await returnOf(found));
  }
  return order?.payment?.intentId === intentId ? missingPayment(order, intentId) : undefined;
}

/** What is not there any more closes; what has become another difference is reported as that one. */
async function recheck(difference: Difference): Promise<void> {
  const found = await findAgain(difference);
  await report(found);
  if (found?.differenceId === difference.differenceId) return;
  const at = new Date().toISOString();
  const resolved = await resolveDifference(difference, at);
  if (resolved) await keepAudit([auditOfResolved(resolved, at)]);
}

/** A page of the differences that are open, each looked at again, whenever its payment was made. */
export async function recheckDifferences(after: string | null): Promise<Compared> {
  const open = await listOpenDifferences(after ?? undefined, PAGE_SIZE);
  await Promise.all(open.map(recheck));
  return { compared: open.length, next: open.length < PAGE_SIZE ? null : (open.at(-1)?.differenceId ?? null) };
}
