import type { Exclusion } from "@/lib/desk/decision/schema";
import { awaitsApproval } from "@/lib/shop/order/rules";
import type { FulfillmentOrderView } from "@/lib/desk/order/schema";

/** So many orders may be chosen from a list to be decided together: their ids fit the API's body. A ring is decided whole. */
export const BULK_MAX = 400;

/** Whether a reviewer may decide the order now. */
export const isOpenForDecision = (view: FulfillmentOrderView): boolean =>
  awaitsApproval(view) && view.decision === null && view.pending === null && !view.stopped && !view.paymentProblem;

/** Why an order cannot be part of a bulk decision, if so. */
export function exclusionOf(view: FulfillmentOrderView): Exclusion | undefined {
  if (view.stopped) return "stopped";
  if (view.decision || view.pending) return "already_decided";
  if (!awaitsApproval(view) || view.paymentProblem) return "not_awaiting_approval";
  if (view.blocks.length > 0) return "blocked";
  return view.reviewLock && !view.reviewLock.mine ? "in_review" : undefined;
}
