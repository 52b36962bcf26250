import "server-only";
import type { OrderId } from "@/lib/platform/ids";
import type { Order } from "@/lib/shop/order/schema";
import type { Link } from "@/lib/shop/risk/schema";
import { linkedOrders } from "@/lib/shop/risk/store";

const WEIGHTS: Readonly<Record<Link, number>> = { card: 8, mailbox: 4, device: 2, network: 1 };
const weight = (links: readonly Link[]): number => links.reduce((sum, link) => sum + WEIGHTS[link], 0);

/** Every order that shares something with this one, those that share most first, and what each shares. */
export async function linksOf(order: Order): Promise<(readonly [OrderId, readonly Link[]])[]> {
  const links = await linkedOrders({ ...order, ...order.fingerprint });
  return [...links].toSorted(([, a], [, b]) => weight(b) - weight(a));
}
