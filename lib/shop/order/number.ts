import { digestId } from "@/lib/platform/ids";

/**
 * The order's short number, for people: `QS-7F3K-29`. Made of the id, so it needs no counter; two orders in a hundred million
 * share one, and a search for it finds both.
 */
export function orderNumberOf(orderId: string): string {
  const digest = digestId("order-number", orderId).toUpperCase();
  const digits = Number.parseInt(digest.slice(4, 12), 32) % 100;
  return `QS-${digest.slice(0, 4)}-${String(digits).padStart(2, "0")}`;
}
