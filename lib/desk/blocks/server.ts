import "server-only";
import { z } from "zod";
import { nameOf } from "@/lib/account/customer/names";
import { assertStaff } from "@/lib/account/session/rules";
import type { Viewer } from "@/lib/account/session/schema";
import { writeReview } from "@/lib/desk/handling/server";
import { keepAudit } from "@/lib/platform/audit/store";
import { AppError } from "@/lib/platform/errors";
import { isOrderId } from "@/lib/platform/ids";
import { DAY_SECONDS, ttlAfter } from "@/lib/platform/table/ttl";
import { freeText } from "@/lib/platform/text/rules";
import { blockKindSchema, type Block } from "@/lib/shop/block/schema";
import { deleteBlock, findBlock, listBlocks, putBlock } from "@/lib/shop/block/store";
import { blockableOf } from "@/lib/shop/order/blocks";
import { welcomeBack } from "@/lib/shop/order/places";
import { recordBlocks } from "@/lib/shop/order/review/transitions";
import { findOrder } from "@/lib/shop/order/store";

const SAY_WHY = "Say why: it is kept in the audit log.";

export const blockRequestSchema = z.object({
  kind: blockKindSchema,
  reason: freeText(300, SAY_WHY).min(3, SAY_WHY),
  days: z.coerce
    .number("Enter days.")
    .int("Enter whole days.")
    .min(1, "At least one day.")
    .max(730, "At most 730 days."),
});
export type BlockRequest = z.infer<typeof blockRequestSchema>;

/**
 * Blocks what an order came with, for new orders: an account or a mailbox can place none, a card, an address or a network is
 * shown to the reviewers. The order itself says so, too.
 * @throws AppError forbidden to all but the team, not_found, validation_failed where the order has none
 */
export async function block(viewer: Viewer, orderId: string, { kind, reason, days }: BlockRequest): Promise<void> {
  assertStaff(viewer);
  const order = isOrderId(orderId) ? await findOrder(orderId) : undefined;
  if (!order) throw new AppError("not_found");
  const digest = blockableOf(order)[kind];
  if (!digest)
    throw new AppError("validation_failed", {
      issues: [{ field: "kind", message: "This order has none that is known." }],
    });
  const nowMs = Date.now();
  const endsAtMs = nowMs + days * DAY_SECONDS * 1000;
  const [at, endsAt] = [new Date(nowMs).toISOString(), new Date(endsAtMs).toISOString()];
  const by = viewer.customerId;
  await keepAudit([
    {
      entryId: `block-${kind}-${digest}-${at}`,
      kind: "block",
      at,
      by,
      orderId,
      note: `${kind}: ${reason}`,
      until: endsAt,
    },
  ]);
  const ttlSeconds = ttlAfter(endsAtMs);
  await putBlock({ kind, digest, reason, at, by, endsAt, orderId: order.orderId, ttlSeconds });
  const others = (order.blocks ?? []).filter((other) => other.kind !== kind);
  await writeReview(order.orderId, () => recordBlocks(order.orderId, [...others, { kind, reason }]));
}

/** Ends a block before its time: who was blocked may order at once. Safe to repeat. @throws AppError forbidden to all but the team */
export async function unblock(viewer: Viewer, key: Pick<Block, "kind" | "digest">): Promise<void> {
  assertStaff(viewer);
  const found = await findBlock(key);
  if (!found) return;
  const { kind, at: since, reason, orderId } = found;
  const at = new Date().toISOString();
  const entryId = `unblock-${kind}-${key.digest}-${since}`;
  await keepAudit([{ entryId, kind: "unblock", at, by: viewer.customerId, orderId, note: `${kind}: ${reason}` }]);
  await welcomeBack(orderId);
  await deleteBlock(key);
}

export interface BlockView extends Omit<Block, "ttlSeconds"> {
  readonly name: string | null;
}

/** What is blocked now, newest first. @throws AppError forbidden to all but the team */
export async function readBlocks(viewer: Viewer): Promise<BlockView[]> {
  assertStaff(viewer);
  return Promise.all((await listBlocks()).map(async (found) => ({ ...found, name: await nameOf(found.by) })));
}
