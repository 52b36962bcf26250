import { CLAIM_MS, isHeld } from "@/lib/desk/review-lock/rules";
import type { Claim, ClaimView } from "@/lib/desk/review-lock/schema";
import { dropClaim, findClaim, putClaim } from "@/lib/desk/review-lock/store";
import { claimView } from "@/lib/desk/review-lock/view";
import { keepAudit } from "@/lib/platform/audit/store";
import { assertStaff } from "@/lib/account/session/rules";
import type { Viewer } from "@/lib/account/session/schema";
import { AppError } from "@/lib/platform/errors";
import { isOrderId } from "@/lib/platform/ids";
import { findOrder } from "@/lib/shop/order/store";

async function mustBeOpen(orderId: string): Promise<void> {
  const order = isOrderId(orderId) ? await findOrder(orderId) : undefined;
  if (!order) throw new AppError("not_found");
  if (order.status !== "awaiting_approval" || order.decision) throw new AppError("not_awaiting_approval");
}

/** Written from the claim itself, so that a sign of life writes what a crash left out. */
async function auditTakeover(orderId: string, { by, takenFrom, takenAt }: Claim): Promise<void> {
  if (!takenFrom || !takenAt) return;
  await keepAudit([{ entryId: `takeover-${orderId}`, kind: "takeover", at: takenAt, by, orderId, takenFrom }]);
}

/**
 * Says that the viewer looks at the order, for a minute and a half; again and again while they do. Another's claim stays
 * unless it has run out or is taken over on purpose. Resolves with the claim that stands. A claim is a courtesy: deciding
 * does not ask for one.
 * @throws AppError forbidden, not_found, not_awaiting_approval
 */
export async function claimOrder(viewer: Viewer, orderId: string, takeOver = false): Promise<ClaimView | null> {
  assertStaff(viewer);
  await mustBeOpen(orderId);
  const seen = await findClaim(orderId);
  const now = Date.now();
  const from = takeOver && isHeld(seen, now) && seen.by !== viewer.customerId ? seen.by : undefined;
  const claim = { by: viewer.customerId, untilMs: now + CLAIM_MS };
  const taken = from ? { takenFrom: from, takenAt: new Date(now).toISOString() } : {};
  const written = await putClaim(orderId, { ...claim, ...taken }, { from, fresh: seen?.by !== viewer.customerId });
  if (written) await auditTakeover(orderId, written);
  return claimView(orderId, viewer);
}

/** Stops looking. Safe to repeat. @throws AppError forbidden */
export async function releaseOrder(viewer: Viewer, orderId: string): Promise<void> {
  assertStaff(viewer);
  if (isOrderId(orderId)) await dropClaim(orderId, viewer.customerId);
}
