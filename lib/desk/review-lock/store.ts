import { deleteItem, getItem, updateItem } from "@/lib/platform/table/table";
import { claimSchema, type Claim } from "@/lib/desk/review-lock/schema";

const claimKey = (orderId: string) => ({ pk: `ORDER#${orderId}`, sk: "CLAIM" });

/** The claim as last written, run out or not. */
export async function findClaim(orderId: string): Promise<Claim | undefined> {
  const item = await getItem(claimKey(orderId));
  return item && claimSchema.parse(item);
}

const DAY_SECONDS = 86_400;

/**
 * Claims the order, or keeps one's own claim going. Another's claim gives way once it has run out, or when it is taken
 * over from exactly the one who was seen to hold it. `fresh`: it was somebody else's before, or nobody's. Resolves with the claim, undefined when another's stands.
 */
export async function putClaim(
  orderId: string,
  { by, untilMs, takenFrom, takenAt }: Claim,
  { from, fresh }: { readonly from?: string | undefined; readonly fresh: boolean },
): Promise<Claim | undefined> {
  const item = await updateItem(claimKey(orderId), {
    set: { by, untilMs, ttlSeconds: Math.ceil(untilMs / 1000) + DAY_SECONDS, ...(takenFrom && { takenFrom, takenAt }) },
    ...(fresh && !takenFrom && { remove: ["takenFrom", "takenAt"] }),
    condition: {
      expression: "attribute_not_exists(pk) OR #by = :by OR #untilMs < :nowMs OR #by = :from",
      values: { by, nowMs: Date.now(), from: from ?? by },
    },
  });
  return item && claimSchema.parse(item);
}

/** Lets go of one's own claim, and of nobody else's. Safe to repeat. */
export const dropClaim = (orderId: string, by: string): Promise<void> =>
  deleteItem(claimKey(orderId), { expression: "#by = :by", values: { by } });
