import { activeBlocks } from "@/lib/shop/block/store";
import type { Blockable } from "@/lib/shop/block/schema";
import { recordBlocks } from "@/lib/shop/order/review/transitions";
import type { Order } from "@/lib/shop/order/schema";

/** What of the order can be blocked. */
export const blockableOf = ({ customerId, fingerprint, card }: Order): Blockable => ({
  account: customerId,
  mailbox: fingerprint.mailbox,
  network: fingerprint.network,
  address: fingerprint.address,
  card,
});

/** Notes what of the order is blocked: a person must look twice. Safe to repeat. */
export async function noteBlocks(order: Order): Promise<void> {
  const found = await activeBlocks(blockableOf(order));
  const blocks = found.map(({ kind, reason }) => ({ kind, reason }));
  if (blocks.length > 0) await recordBlocks(order.orderId, blocks);
}
