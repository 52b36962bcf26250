import { deleteItem, getItem, putItem, queryItems, updateItem } from "@/lib/aws/table";
import { claimSchema, savedViewSchema, type Claim, type SavedView } from "@/lib/fulfillment/schema";

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

const viewsPartition = (customerId: string) => `DESK#${customerId}`;

/** The views that a member of the team saved, by name. */
export const listViews = async (customerId: string): Promise<SavedView[]> =>
  (await queryItems(viewsPartition(customerId))).map((item) => savedViewSchema.parse(item));

/** A name stands for one view: saving it again replaces it. */
export const putView = (customerId: string, view: SavedView): Promise<void> =>
  putItem({ pk: viewsPartition(customerId), sk: `VIEW#${view.name}`, ...view });

export const deleteView = (customerId: string, name: string): Promise<void> =>
  deleteItem({ pk: viewsPartition(customerId), sk: `VIEW#${name}` });
