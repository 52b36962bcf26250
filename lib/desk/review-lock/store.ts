import { entity } from "@/lib/platform/table/entity";
import { reviewLockSchema, type ReviewLock } from "@/lib/desk/review-lock/schema";
import { DAY_SECONDS, ttlAfter } from "@/lib/platform/table/ttl";

const locks = entity({
  schema: reviewLockSchema,
  key: ({ orderId }: { readonly orderId: string }) => ({ pk: `ORDER#${orderId}`, sk: "REVIEW_LOCK" }),
});
const { when } = locks;

/** The lock as last written, run out or not. */
export const findReviewLock = (orderId: string): Promise<ReviewLock | undefined> => locks.get({ orderId });

interface Locking {
  readonly by: string;
  readonly untilMs: number;
  /** Whose lock is replaced, seen to hold it. */
  readonly takenFrom?: string | undefined;
  /** The lock was another reviewer's before, or there was none. */
  readonly fresh: boolean;
}

/**
 * Locks the order for a reviewer, or keeps their own lock going. Another's lock gives way once it has run out, or when it is
 * taken over from exactly the one who was seen to hold it. Resolves with the lock, undefined when another's is kept.
 */
export function putReviewLock(
  orderId: string,
  { by, untilMs, takenFrom, fresh }: Locking,
): Promise<ReviewLock | undefined> {
  const nowMs = Date.now();
  const ttlSeconds = ttlAfter(untilMs, DAY_SECONDS);
  const takeover = takenFrom === undefined ? {} : { takenFrom, takenAt: new Date(nowMs).toISOString() };
  const isPlain = fresh && takenFrom === undefined;
  return locks.upsert(
    { orderId },
    {
      set: { by, untilMs, ttlSeconds, ...takeover },
      ...(isPlain && { remove: ["takenFrom", "takenAt"] }),
      when: when.or(when.missing, when.is("by", by), when.below("untilMs", nowMs), when.is("by", takenFrom ?? by)),
    },
  );
}

/** Releases the reviewer's own lock, and no other. Safe to repeat. */
export const deleteReviewLock = (orderId: string, by: string): Promise<void> =>
  locks.delete({ orderId }, when.is("by", by));
