import { digestId, shardOf } from "@/lib/platform/ids";

/**
 * The order's short number, for people: `QS-7F3K-29`. Made of the id, so it needs no counter; two orders in a hundred million
 * share one, and a search for it finds both.
 */
export function orderNumberOf(orderId: string): string {
  const letters = digestId("order-number", orderId).slice(0, 4).toUpperCase();
  const digits = String(shardOf(`order-number ${orderId}`, 100)).padStart(2, "0");
  return `QS-${letters}-${digits}`;
}
