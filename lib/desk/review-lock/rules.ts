import type { ReviewLock } from "@/lib/desk/review-lock/schema";

/** How long a lock lasts without a sign of life. */
export const REVIEW_LOCK_MS = 90_000;

export const isHeld = (lock: Pick<ReviewLock, "untilMs"> | undefined, nowMs: number): boolean =>
  lock !== undefined && lock.untilMs > nowMs;
