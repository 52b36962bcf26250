import type { Order } from "@/lib/shop/order/schema";
import { findOrders } from "@/lib/shop/order/store";
import type { EvidenceSubject } from "@/lib/shop/risk/evidence/evidence";
import { countedOf, type Became } from "@/lib/shop/risk/links/counted";
import { digestsOf, entryOf, type LinkEntry } from "@/lib/shop/risk/links/entry";
import { isStrong, neighboursOf, type Listed } from "@/lib/shop/risk/links/neighbours";

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

/**
 * What is listed, by what became of the orders that have something in common with this one: void ones are left out, so that
 * orders that were never paid weigh nothing against a door, mailbox or telephone that they named.
 */
export async function withoutVoid(subject: EvidenceSubject, listed: readonly Listed[]): Promise<Listed[]> {
  const linked = neighboursOf(entryOf(subject), listed).flatMap((one) => (isStrong(one) ? [one.entry.orderId] : []));
  const orders = new Map((await findOrders(linked)).map((one) => [one.orderId, one]));
  const looked = new Set(linked);
  const became = ({ orderId }: LinkEntry) => (looked.has(orderId) ? becameOf(orders.get(orderId)) : "counts");
  return countedOf(subject, listed, became).map(({ kind, entries }) => ({
    kind,
    entries: entries.map((entry) => asRecorded(entry, orders.get(entry.orderId))),
  }));
}
