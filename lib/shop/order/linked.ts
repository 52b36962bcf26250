import type { Order } from "@/lib/shop/order/schema";
import { findOrders } from "@/lib/shop/order/store";
import { digestsOf, type LinkEntry } from "@/lib/shop/risk/links/entry";
import { isStrong, neighboursOf, type Listed } from "@/lib/shop/risk/links/neighbours";

/** Ends that say of an order that it was never to be: such an order tells nothing against those that share something with it. */
const VOID_REASONS: ReadonlySet<string> = new Set([
  "sold_out",
  "payment_timeout",
  "payment_failed",
  "cancelled",
  "withdrawn",
]);

/** An order that ended without the payment that makes it one. Where anyone may send an order to costs nothing until it is paid. */
const isVoid = (order: Order): boolean => order.status === "compensated" && VOID_REASONS.has(order.reason);

const isErased = ({ fingerprint }: Order): boolean => fingerprint.mailbox === "";

/** What the order says of itself now: it may go elsewhere than when it was listed. */
const asRecorded = (entry: LinkEntry, order: Order | undefined): LinkEntry =>
  order === undefined || isErased(order) ? entry : { ...entry, ...digestsOf(order.fingerprint) };

/**
 * What is listed, by what became of the orders that have something in common with this one: void ones are left out, so that
 * orders that were never paid weigh nothing against a door, mailbox or telephone that they named.
 */
export async function withoutVoid(mine: LinkEntry, listed: readonly Listed[]): Promise<Listed[]> {
  const linked = neighboursOf(mine, listed).filter(isStrong);
  const orders = new Map((await findOrders(linked.map(({ entry }) => entry.orderId))).map((one) => [one.orderId, one]));
  const counts = ({ orderId }: LinkEntry) => {
    const order = orders.get(orderId);
    return order === undefined || !isVoid(order);
  };
  return listed.map(({ kind, entries }) => ({
    kind,
    entries: entries.filter(counts).map((entry) => asRecorded(entry, orders.get(entry.orderId))),
  }));
}
