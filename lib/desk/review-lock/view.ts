import "server-only";
import { nameOf } from "@/lib/account/customer/names";
import type { Viewer } from "@/lib/account/session/schema";
import { isHeld } from "@/lib/desk/review-lock/rules";
import type { ReviewLockView } from "@/lib/desk/review-lock/schema";
import { findReviewLock } from "@/lib/desk/review-lock/store";

/** Which reviewer looks at the order now, if any. */
export async function reviewLockView(orderId: string, viewer: Viewer): Promise<ReviewLockView | null> {
  const lock = await findReviewLock(orderId);
  if (!lock || !isHeld(lock, Date.now())) return null;
  return { name: (await nameOf(lock.by)) ?? "Someone", mine: lock.by === viewer.customerId };
}
