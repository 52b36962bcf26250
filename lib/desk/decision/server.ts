import "server-only";
import { AppError } from "@/lib/platform/errors";
import { isOrderId } from "@/lib/platform/ids";
import { log } from "@/lib/platform/log";
import { assertStaff } from "@/lib/account/session/rules";
import type { Viewer } from "@/lib/account/session/schema";
import type { DecisionRequest } from "@/lib/desk/decision/schema";
import { showNow } from "@/lib/desk/queue/snapshot";
import { deleteReviewLock } from "@/lib/desk/review-lock/store";
import { decisionOf } from "@/lib/shop/order/rules";
import type { Order, RecordedDecision } from "@/lib/shop/order/schema";
import { decideOrder } from "@/lib/shop/order/server";
import { findOrder } from "@/lib/shop/order/store";

function recordOf(
  { risk }: Order,
  { customerId }: Viewer,
  { decision, reasonCode, note }: DecisionRequest,
  bulkId: string | undefined,
): RecordedDecision {
  return {
    decision,
    at: new Date().toISOString(),
    by: customerId,
    ...(reasonCode !== undefined && { reasonCode }),
    ...(note !== undefined && { note }),
    ...(risk && { score: risk.score, level: risk.level, engine: risk.engine }),
    ...(bulkId !== undefined && { bulkId }),
  };
}

/**
 * Decides an order, once: the first decision counts, whichever reviewer has the order locked. The same decision again is fine.
 * @throws AppError forbidden, not_found, not_awaiting_approval, already_decided
 */
export async function decide(
  viewer: Viewer,
  orderId: string,
  request: DecisionRequest,
  bulkId?: string,
): Promise<void> {
  assertStaff(viewer);
  const order = isOrderId(orderId) ? await findOrder(orderId) : undefined;
  if (!order) throw new AppError("not_found");
  const decided = await decideOrder(order.orderId, recordOf(order, viewer, request, bulkId));
  assertCounts(decided && decisionOf(decided)?.decision, request.decision);
  if (decided) await showNow(decided);
  await deleteReviewLock(orderId, viewer.customerId);
  log.info("order decided", { orderId, decision: request.decision, by: viewer.customerId });
}

function assertCounts(effective: RecordedDecision["decision"] | undefined, wanted: string): void {
  if (effective === undefined || effective === "timeout") throw new AppError("not_awaiting_approval");
  if (effective !== wanted) throw new AppError("already_decided");
}
