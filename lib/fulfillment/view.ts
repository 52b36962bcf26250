import type { Viewer } from "@/lib/auth/schema";
import { getCustomer } from "@/lib/customer/store";
import { isHeld } from "@/lib/fulfillment/rules";
import { findClaim } from "@/lib/fulfillment/store";
import { nameOf } from "@/lib/fulfillment/names";
import type { ClaimView, DecisionView, FulfillmentOrderView, Order } from "@/lib/order/schema";

/** Who looks at the order now, if anybody does. */
export async function claimView(orderId: string, viewer: Viewer): Promise<ClaimView | null> {
  const claim = await findClaim(orderId);
  if (!isHeld(claim, Date.now())) return null;
  return { name: (await nameOf(claim.by)) ?? "Someone", mine: claim.by === viewer.customerId };
}

async function decisionView({ decision }: Order): Promise<DecisionView | null> {
  if (!decision) return null;
  const { at, by, reasonCode, note } = decision;
  const name = by ? await nameOf(by) : null;
  return { decision: decision.decision, at, name, reasonCode: reasonCode ?? null, note: note ?? null };
}

/** An order as the team sees it. The caller has made sure that the viewer belongs to the team. */
export async function fulfillmentView(order: Order, viewer: Viewer): Promise<FulfillmentOrderView> {
  const [customer, decision, claim] = await Promise.all([
    getCustomer(order.customerId),
    decisionView(order),
    claimView(order.orderId, viewer),
  ]);
  const { customerId, firstName = "", lastName = "", email = "" } = customer ?? { customerId: order.customerId };
  return {
    orderId: order.orderId,
    status: order.status,
    size: order.size,
    pairNumber: order.pairNumber ?? null,
    customer: { customerId, firstName, lastName, email },
    risk: order.risk ?? null,
    createdAt: order.createdAt,
    deadlineAt: order.deadlineAt ?? null,
    reason: order.reason ?? null,
    decision,
    claim,
    stopped: order.stoppedExecution !== undefined,
  };
}
