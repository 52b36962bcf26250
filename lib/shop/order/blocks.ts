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

type Blocks = NonNullable<Order["blocks"]>;

/** What of the order is blocked now. */
export async function blocksOf(order: Order): Promise<Blocks> {
  const found = await activeBlocks(blockableOf(order));
  return found.map(({ kind, reason }) => ({ kind, reason }));
}

/** Notes what of the order is blocked, if anything: a person must look twice. Safe to repeat. */
export async function noteBlocks({ orderId }: Order, blocks: Blocks): Promise<void> {
  if (blocks.length > 0) await recordBlocks(orderId, blocks);
}
