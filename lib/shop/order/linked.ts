import { isTurnedDown } from "@/lib/shop/order/rules";
import type { Order } from "@/lib/shop/order/schema";
import { findOrders } from "@/lib/shop/order/store";
import type { EvidenceSubject } from "@/lib/shop/risk/evidence/evidence";
import { countedOf, type Became } from "@/lib/shop/risk/links/counted";
import { digestsOf, entryOf, type LinkEntry } from "@/lib/shop/risk/links/entry";
import type { Checked } from "@/lib/shop/risk/links/gather";
import { isStrong, neighboursOf, type Listed, type Neighbour } from "@/lib/shop/risk/links/neighbours";
import type { Link } from "@/lib/shop/risk/schema";

/**
 * Ends that say of an order that it was never to be: such an order tells nothing against those that share something with it. Where
 * anyone may send an order to costs nothing until it is paid.
 */
const VOID_REASONS: ReadonlySet<string> = new Set(["payment_timeout", "payment_failed", "cancelled", "withdrawn"]);

/** One that is not stored was listed by a shopper who asked when no pair was left, or entered a draw. */
function becameOf(order: Order | undefined): Became {
  if (order === undefined) return "asked";
  if (order.status !== "compensated") return "counts";
  if (order.reason === "sold_out") return "asked";
  return VOID_REASONS.has(order.reason) ? "void" : "counts";
}

const isErased = ({ fingerprint }: Order): boolean => fingerprint.mailbox === "";

/** What the order says of itself now: it may go elsewhere than when it was listed. */
const asRecorded = (entry: LinkEntry, order: Order | undefined): LinkEntry =>
  order === undefined || isErased(order) ? entry : { ...entry, ...digestsOf(order.fingerprint) };

type Stored = ReadonlyMap<string, Order>;

/** What is listed without void orders: those that were never paid weigh nothing against a door, mailbox or telephone that they named. */
function withoutVoid(subject: EvidenceSubject, listed: readonly Listed[], orders: Stored, looked: ReadonlySet<string>) {
  const became = ({ orderId }: LinkEntry) => (looked.has(orderId) ? becameOf(orders.get(orderId)) : "counts");
  return countedOf(subject, listed, became).map(({ kind, entries }) => ({
    kind,
    entries: entries.map((entry) => asRecorded(entry, orders.get(entry.orderId))),
  }));
}

function linksToTurnedDown(linked: readonly Neighbour[], orders: Stored): Link[] {
  const turnedDown = linked.filter(({ entry }) => {
    const order = orders.get(entry.orderId);
    return order !== undefined && isTurnedDown(order);
  });
  return [...new Set(turnedDown.flatMap(({ links }) => [...links]))];
}

/** What is listed, by what has become of the orders that have something in common with this one: as they are now, in one read. */
export async function lookUpLinked(subject: EvidenceSubject, listed: readonly Listed[]): Promise<Checked> {
  const linked = neighboursOf(entryOf(subject), listed).filter(isStrong);
  const looked = new Set<string>(linked.map(({ entry }) => entry.orderId));
  const found = await findOrders(linked.map(({ entry }) => entry.orderId));
  const orders = new Map(found.map((order) => [order.orderId as string, order]));
  const counted = withoutVoid(subject, listed, orders, looked);
  return { listed: counted, turnedDown: linksToTurnedDown(neighboursOf(entryOf(subject), counted), orders) };
}
