import "server-only";
import { reviewLockView } from "@/lib/desk/review-lock/view";
import type { Viewer } from "@/lib/account/session/schema";
import { getCustomer } from "@/lib/account/customer/store";
import type { DecisionView, FulfillmentOrderView, OrderFlag } from "@/lib/desk/order/schema";
import { nameOf } from "@/lib/account/customer/names";
import { orderAddress } from "@/lib/shop/order/address";
import { deliveryOf } from "@/lib/shop/order/parcel-rules";
import { orderNumberOf } from "@/lib/shop/order/number";
import { hidesScore, lastDeadlineOf } from "@/lib/shop/order/review/rules";
import { awaitsApproval, deadlineOf, decisionOf, isStopped, paymentProblemOf, reasonOf } from "@/lib/shop/order/rules";
import type { Order } from "@/lib/shop/order/schema";
import type { RiskView } from "@/lib/shop/risk/schema";

async function decisionView(order: Order): Promise<DecisionView | null> {
  const decision = decisionOf(order);
  if (!decision) return null;
  const { at, by, reasonCode, note, view, auto } = decision;
  const name = by ? await nameOf(by) : null;
  return {
    decision: decision.decision,
    at,
    name,
    reasonCode: reasonCode ?? null,
    note: note ?? null,
    view: view ?? null,
    policyVersion: auto?.policyVersion ?? null,
  };
}

async function pendingView({ pending }: Order, { customerId }: Viewer): Promise<FulfillmentOrderView["pending"]> {
  if (!pending) return null;
  const { decision, by, countsAt } = pending;
  return { decision, name: await nameOf(by), mine: by === customerId, countsAt };
}

async function assigneeView({ assigned }: Order, viewer: Viewer): Promise<FulfillmentOrderView["assignee"]> {
  if (assigned?.to === undefined) return null;
  return { customerId: assigned.to, name: await nameOf(assigned.to), mine: assigned.to === viewer.customerId };
}

async function holdView({ hold }: Order): Promise<FulfillmentOrderView["hold"]> {
  if (hold?.until === undefined || hold.until <= new Date().toISOString()) return null;
  return { until: hold.until, name: await nameOf(hold.by), note: hold.note ?? null };
}

function flagsOf(order: Order): OrderFlag[] {
  const { alertedBefore, question, blocks = [] } = order;
  return [
    ...(blocks.length > 0 ? (["blocked"] as const) : []),
    ...(question?.answeredAt === undefined ? [] : (["answered"] as const)),
    ...(alertedBefore !== undefined && alertedBefore === deadlineOf(order) ? (["ends_soon"] as const) : []),
  ];
}

function riskView({ risk }: Order): RiskView | null {
  if (!risk) return null;
  const { evidence: _, shadow: __, ...view } = risk;
  return view;
}

/** An order as the team sees it. The caller has made sure that the viewer belongs to the team. */
export async function fulfillmentView(order: Order, viewer: Viewer): Promise<FulfillmentOrderView> {
  const [customer, decision, reviewLock, shippingAddress, pending, assignee, hold] = await Promise.all([
    getCustomer(order.customerId),
    decisionView(order),
    reviewLockView(order.orderId, viewer),
    orderAddress(order),
    pendingView(order, viewer),
    assigneeView(order, viewer),
    holdView(order),
  ]);
  const { customerId, firstName = "", lastName = "", email = "" } = customer ?? { customerId: order.customerId };
  return {
    orderId: order.orderId,
    orderNumber: orderNumberOf(order.orderId),
    status: order.status,
    size: order.size,
    pairNumber: order.pairNumber ?? null,
    customer: { customerId, firstName, lastName, email },
    total: order.total,
    shippingAddress,
    parcel: deliveryOf(order),
    returnId: order.returning?.returnId ?? null,
    risk: hidesScore(order) ? null : riskView(order),
    blind: hidesScore(order),
    createdAt: order.createdAt,
    deadlineAt: deadlineOf(order) ?? null,
    reason: reasonOf(order) ?? null,
    decision,
    pending: decision ? null : pending,
    reviewLock,
    assignee,
    hold,
    lastDeadlineAt: awaitsApproval(order) ? lastDeadlineOf(order, Date.now()) : null,
    blocks: order.blocks ?? [],
    flags: awaitsApproval(order) ? flagsOf(order) : [],
    stopped: isStopped(order),
    paymentProblem: paymentProblemOf(order) ?? null,
    fraudReports: { dispute: order.dispute, fraudWarning: order.fraudWarning },
  };
}
