import type { OrderId } from "@/lib/platform/ids";
import type { Order } from "@/lib/shop/order/schema";
import { findOrders } from "@/lib/shop/order/store";
import { entryOf, type LinkEntry } from "@/lib/shop/risk/links/entry";
import { linkKeysOf } from "@/lib/shop/risk/links/keys";
import { isStrong, neighboursOf, type Neighbour } from "@/lib/shop/risk/links/neighbours";
import { MOST_LISTED, type LinkStore } from "@/lib/shop/risk/links/port";
import type { Link } from "@/lib/shop/risk/schema";
import { tableLinks } from "@/lib/shop/risk/links/store";

/** An order that hangs together with another, directly or by others. */
export interface ClusterMember {
  readonly orderId: OrderId;
  /** What it has in common with the order that was asked about; of one that is farther away, with the one that led to it. */
  readonly links: readonly Link[];
  /** 1: it has something in common with the order itself. */
  readonly distance: number;
}

export interface Cluster {
  /** Nearest first. */
  readonly members: readonly ClusterMember[];
  /** False where one thing is shared by so many that its item takes no more of them, or the cluster was not walked to its end. */
  readonly isComplete: boolean;
}

/** How many steps away members are looked for, and how many orders are opened on the way. */
const FARTHEST = 3;
const MOST_MEMBERS = 1000;

const entryFor = (order: Order): LinkEntry =>
  entryOf({ ...order, orderedAt: order.createdAt, verifiedAt: order.createdAt });

/** Each item once, however many of the members are listed in it. */
function readOnce(): LinkStore["read"] {
  const reads = new Map<string, ReturnType<LinkStore["read"]>>();
  return (key) => {
    const name = JSON.stringify(key);
    const reading = reads.get(name) ?? tableLinks.read(key);
    reads.set(name, reading);
    return reading;
  };
}

async function neighboursIn(
  order: Order,
  read: LinkStore["read"],
): Promise<{ neighbours: Neighbour[]; isFull: boolean }> {
  const keys = linkKeysOf(order.fingerprint, order.dropId, order.card);
  const listed = await Promise.all(keys.map(async (key) => ({ kind: key.kind, entries: await read(key) })));
  const isFull = listed.some(({ entries }) => entries.length >= MOST_LISTED);
  return { neighbours: neighboursOf(entryFor(order), listed), isFull };
}

/** Each order once, without those that are known, and no more than there is room for. */
function newAmong(near: readonly Neighbour[], known: ReadonlySet<string>, room: number) {
  const fresh = new Map(near.filter(({ entry }) => !known.has(entry.orderId)).map((one) => [one.entry.orderId, one]));
  return { added: [...fresh.values()].slice(0, room), isCut: fresh.size > room };
}

/**
 * All orders of other accounts that hang together with this one: what it shares anything with, and from there on what shares a
 * card, mailbox, door or telephone. Reads the items of links alone, at most `farthest` times in a row.
 */
export async function clusterOf(order: Order, farthest = FARTHEST): Promise<Cluster> {
  const members: ClusterMember[] = [];
  const known = new Set<string>([order.orderId]);
  let isComplete = true;
  const read = readOnce();
  let open: Order[] = [order];
  for (let distance = 1; open.length > 0; distance++) {
    const found = await Promise.all(open.map((member) => neighboursIn(member, read)));
    const near = found.flatMap(({ neighbours }) => (distance === 1 ? neighbours : neighbours.filter(isStrong)));
    const { added, isCut } = newAmong(near, known, MOST_MEMBERS - members.length);
    isComplete &&= !isCut && !found.some(({ isFull }) => isFull);
    for (const { entry, links } of added) {
      known.add(entry.orderId);
      members.push({ orderId: entry.orderId, links: [...links], distance });
    }
    const next = added.filter(isStrong).map(({ entry }) => entry.orderId);
    if (next.length > 0 && (distance >= farthest || members.length >= MOST_MEMBERS))
      return { members, isComplete: false };
    open = await findOrders(next);
  }
  return { members, isComplete };
}
