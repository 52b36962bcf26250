import "server-only";
import { reviewLockView } from "@/lib/desk/review-lock/view";
import type { Viewer } from "@/lib/account/session/schema";
import { getCustomer } from "@/lib/account/customer/store";
import type { DecisionView, FulfillmentOrderView } from "@/lib/desk/order/schema";
import { nameOf } from "@/lib/account/customer/names";
import { orderAddress } from "@/lib/shop/order/address";
import { orderNumberOf } from "@/lib/shop/order/number";
import { deadlineOf, decisionOf, isStopped, paymentProblemOf, reasonOf } from "@/lib/shop/order/rules";
import type { Order } from "@/lib/shop/order/schema";

async function decisionView(order: Order): Promise<DecisionView | null> {
  const decision = decisionOf(order);
  if (!decision) return null;
  const { at, by, reasonCode, note } = decision;
  const name = by ? await nameOf(by) : null;
  return { decision: decision.decision, at, name, reasonCode: reasonCode ?? null, note: note ?? null };
}

/** An order as the team sees it. The caller has made sure that the viewer belongs to the team. */
export async function fulfillmentView(order: Order, viewer: Viewer): Promise<FulfillmentOrderView> {
  const [customer, decision, reviewLock, shippingAddress] = await Promise.all([
    getCustomer(order.customerId),
    decisionView(order),
    reviewLockView(order.orderId, viewer),
    orderAddress(order),
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
    risk: order.risk ?? null,
    createdAt: order.createdAt,
    deadlineAt: deadlineOf(order) ?? null,
    reason: reasonOf(order) ?? null,
    decision,
    reviewLock,
    stopped: isStopped(order),
    paymentProblem: paymentProblemOf(order) ?? null,
  };
}
