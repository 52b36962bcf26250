import type { CustomerId } from "@/lib/platform/ids";
import { closingOf, phaseAt } from "@/lib/shop/drop/rules";
import type { Drop } from "@/lib/shop/drop/schema";
import { currentDrop, everyDrop, publishedDrop } from "@/lib/shop/drop/server";
import { ordersInDrop } from "@/lib/shop/order/orders-of-customer";
import type { Order } from "@/lib/shop/order/schema";

/** The drop that an order is of: the one that it names, else the one on sale. @throws AppError drop_not_found */
export const dropFor = (dropId: string | undefined): Promise<Drop> =>
  dropId === undefined ? currentDrop() : publishedDrop(dropId);

/** For so long after a drop is over its requests may be repeated. */
const REPEATABLE_MS = 24 * 3_600_000;

const isRecent = (drop: Drop, nowMs: number): boolean =>
  phaseAt(drop, nowMs) !== "upcoming" && nowMs < Date.parse(closingOf(drop)) + REPEATABLE_MS;

/**
 * The order that this key has made in another drop, if any: the answer was lost, and the drop on sale is another one by now.
 * Costs nothing while there is one drop.
 */
export async function orderElsewhere(customerId: CustomerId, dropId: string, key: string): Promise<Order | undefined> {
  const nowMs = Date.now();
  const others = (await everyDrop()).filter((drop) => drop.dropId !== dropId && isRecent(drop, nowMs));
  const orders = await Promise.all(others.map((drop) => ordersInDrop(customerId, drop.dropId)));
  return orders.flat().find(({ request }) => request.key === key);
}
