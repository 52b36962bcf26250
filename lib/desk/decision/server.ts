import "server-only";
import { AppError } from "@/lib/platform/errors";
import { isOrderId } from "@/lib/platform/ids";
import { log } from "@/lib/platform/log";
import { assertStaff } from "@/lib/account/session/rules";
import type { Viewer } from "@/lib/account/session/schema";
import type { DecisionRequest } from "@/lib/desk/decision/schema";
import { writeReview } from "@/lib/desk/handling/server";
import { showNow } from "@/lib/desk/queue/snapshot";
import { deleteReviewLock } from "@/lib/desk/review-lock/store";
import type { ScoreShown, RecordedDecision } from "@/lib/shop/order/review/schema";
import { UNDO_SECONDS } from "@/lib/shop/order/review/rules";
import { recordPending, removePending } from "@/lib/shop/order/review/transitions";
import { decisionOf } from "@/lib/shop/order/rules";
import type { Order } from "@/lib/shop/order/schema";
import { decideOrder } from "@/lib/shop/order/server";
import { findOrder } from "@/lib/shop/order/store";

/** How a decision was come to: what its reviewer was shown of the score, and which bulk decision it is part of. */
interface Setting {
  readonly view?: ScoreShown | undefined;
  readonly bulkId?: string | undefined;
}

function recordOf(
  { risk, blind }: Order,
  { customerId }: Viewer,
  { decision, reasonCode, note }: DecisionRequest,
  { view, bulkId }: Setting,
): RecordedDecision {
  const shown = blind ? "blind" : view;
  return {
    decision,
    at: new Date().toISOString(),
    by: customerId,
    ...(reasonCode !== undefined && { reasonCode }),
    ...(note !== undefined && { note }),
    ...(risk && { score: risk.score, level: risk.level, engine: risk.engine }),
    ...(bulkId !== undefined && { bulkId }),
    ...(shown !== undefined && { view: shown }),
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
  setting: Setting = {},
): Promise<void> {
  assertStaff(viewer);
  const order = isOrderId(orderId) ? await findOrder(orderId) : undefined;
  if (!order) throw new AppError("not_found");
  const decided = await decideOrder(order.orderId, recordOf(order, viewer, request, setting));
  assertCounts(decided && decisionOf(decided)?.decision, request.decision);
  if (decided) await showNow(decided);
  await deleteReviewLock(orderId, viewer.customerId);
  log.info("order decided", { orderId, decision: request.decision, by: viewer.customerId });
}

/** As decide, but the decision counts only after ten seconds, in which its reviewer may take it back; also when they leave the page. @throws AppError as decide */
export async function decideSoon(
  viewer: Viewer,
  orderId: string,
  request: DecisionRequest,
  setting: Setting = {},
): Promise<void> {
  assertStaff(viewer);
  const order = isOrderId(orderId) ? await findOrder(orderId) : undefined;
  if (!order) throw new AppError("not_found");
  const { decision } = request;
  const countsAt = new Date(Date.now() + UNDO_SECONDS * 1000).toISOString();
  const pending = { ...recordOf(order, viewer, request, setting), decision, by: viewer.customerId, countsAt };
  const after = await writeReview(order.orderId, () => recordPending(order.orderId, pending));
  if (after.pending?.by !== viewer.customerId || after.pending.decision !== decision)
    assertCounts(decisionOf(after)?.decision ?? after.pending?.decision, decision);
  await deleteReviewLock(orderId, viewer.customerId);
}

/** Takes the viewer's decision back while it does not count. @throws AppError forbidden, not_found, undo_too_late */
export async function undoDecision(viewer: Viewer, orderId: string): Promise<void> {
  assertStaff(viewer);
  if (!isOrderId(orderId)) throw new AppError("not_found");
  const after = await writeReview(orderId, () => removePending(orderId, viewer.customerId));
  if (after.pending || decisionOf(after)) throw new AppError("undo_too_late");
}

function assertCounts(effective: RecordedDecision["decision"] | undefined, wanted: string): void {
  if (effective === undefined || effective === "timeout") throw new AppError("not_awaiting_approval");
  if (effective !== wanted) throw new AppError("already_decided");
}
