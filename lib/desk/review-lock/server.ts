import "server-only";
import { keepAudit } from "@/lib/platform/audit/store";
import { AppError } from "@/lib/platform/errors";
import { isOrderId } from "@/lib/platform/ids";
import { assertStaff } from "@/lib/account/session/rules";
import type { Viewer } from "@/lib/account/session/schema";
import { isHeld, REVIEW_LOCK_MS } from "@/lib/desk/review-lock/rules";
import type { ReviewLock, ReviewLockView } from "@/lib/desk/review-lock/schema";
import { deleteReviewLock, findReviewLock, putReviewLock } from "@/lib/desk/review-lock/store";
import { reviewLockView } from "@/lib/desk/review-lock/view";
import { awaitsApproval, decisionOf } from "@/lib/shop/order/rules";
import { findOrder } from "@/lib/shop/order/store";

async function mustBeUndecided(orderId: string): Promise<void> {
  const order = isOrderId(orderId) ? await findOrder(orderId) : undefined;
  if (!order) throw new AppError("not_found");
  if (!awaitsApproval(order) || decisionOf(order)) throw new AppError("not_awaiting_approval");
}

/** Written from the lock itself, so that the next sign of life writes what a crash left out. */
async function auditTakeover(orderId: string, { by, takenFrom, takenAt }: ReviewLock): Promise<void> {
  if (!takenFrom || !takenAt) return;
  await keepAudit([{ entryId: `takeover-${orderId}`, kind: "takeover", at: takenAt, by, orderId, takenFrom }]);
}

/**
 * Says that the viewer looks at the order, for a minute and a half; again and again while they do. Another's lock is kept
 * unless it has run out or is taken over on purpose. Resolves with the lock that counts. A lock is a courtesy: deciding
 * does not ask for one.
 * @throws AppError forbidden, not_found, not_awaiting_approval
 */
export async function lockForReview(viewer: Viewer, orderId: string, takeOver = false): Promise<ReviewLockView | null> {
  assertStaff(viewer);
  await mustBeUndecided(orderId);
  const seen = await findReviewLock(orderId);
  const nowMs = Date.now();
  const isOthers = seen !== undefined && seen.by !== viewer.customerId;
  const takenFrom = takeOver && isOthers && isHeld(seen, nowMs) ? seen.by : undefined;
  const locking = { by: viewer.customerId, untilMs: nowMs + REVIEW_LOCK_MS, takenFrom };
  const written = await putReviewLock(orderId, { ...locking, fresh: seen?.by !== viewer.customerId });
  if (written) await auditTakeover(orderId, written);
  return reviewLockView(orderId, viewer);
}

/** Stops looking. Safe to repeat. @throws AppError forbidden */
export async function unlockReview(viewer: Viewer, orderId: string): Promise<void> {
  assertStaff(viewer);
  if (isOrderId(orderId)) await deleteReviewLock(orderId, viewer.customerId);
}
