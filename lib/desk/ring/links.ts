import "server-only";
import type { OrderId } from "@/lib/platform/ids";
import { clusterOf, type ClusterMember } from "@/lib/shop/order/cluster";
import type { Order } from "@/lib/shop/order/schema";
import { LINKS, type Link } from "@/lib/shop/risk/schema";

/** The most telling thing that it shares: its place among all kinds of things. */
const rank = ({ links }: ClusterMember): number => LINKS.findIndex((link) => links.includes(link));

const byNearness = (a: ClusterMember, b: ClusterMember): number =>
  a.distance - b.distance || rank(a) - rank(b) || b.links.length - a.links.length;

/** Every order that hangs together with this one, the nearest first, and what each shares. */
export async function linksOf(order: Order): Promise<(readonly [OrderId, readonly Link[]])[]> {
  const { members } = await clusterOf(order);
  return members.toSorted(byNearness).map(({ orderId, links }) => [orderId, links] as const);
}
