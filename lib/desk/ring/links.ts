import "server-only";
import { clusterOf, type Cluster, type ClusterMember } from "@/lib/shop/order/cluster";
import type { Order } from "@/lib/shop/order/schema";
import { LINKS } from "@/lib/shop/risk/schema";

/** The most telling thing that it shares: its place among all kinds of things. */
const rank = ({ links }: ClusterMember): number => LINKS.findIndex((link) => links.includes(link));

const byNearness = (a: ClusterMember, b: ClusterMember): number =>
  a.distance - b.distance || rank(a) - rank(b) || b.links.length - a.links.length;

/** Every order that hangs together with this one, the nearest first, and what each shares; whether these are all. */
export async function linksOf(order: Order, farthest?: number): Promise<Pick<Cluster, "members" | "isComplete">> {
  const { members, isComplete } = await clusterOf(order, farthest);
  return { members: members.toSorted(byNearness), isComplete };
}
