import "server-only";
import { assertStaff } from "@/lib/account/session/rules";
import type { Viewer } from "@/lib/account/session/schema";
import { comparable } from "@/lib/desk/ring/comparable";
import { linksOf } from "@/lib/desk/ring/links";
import type { Ring } from "@/lib/desk/ring/schema";
import { AppError } from "@/lib/platform/errors";
import { isOrderId } from "@/lib/platform/ids";
import type { Order } from "@/lib/shop/order/schema";
import { findOrder, findOrders } from "@/lib/shop/order/store";

/** As many of the ring as an order's page shows; all of it has a page of its own. */
const MOST_NEAREST = 12;

/** @throws AppError forbidden to all but the team, not_found */
async function mustFind(viewer: Viewer, orderId: string): Promise<Order> {
  assertStaff(viewer);
  const order = isOrderId(orderId) ? await findOrder(orderId) : undefined;
  if (!order) throw new AppError("not_found");
  return order;
}

async function ringAround(order: Order, viewer: Viewer, most: number, farthest?: number): Promise<Ring> {
  const { members: linked, isComplete } = await linksOf(order, farthest);
  const shared = new Map(linked.map((member) => [member.orderId, member]));
  const orders = await findOrders(linked.slice(0, most).map(({ orderId }) => orderId));
  const [own, ...members] = await Promise.all([order, ...orders].map((each) => comparable(each, viewer)));
  if (!own) throw new AppError("not_found");
  return {
    order: own,
    members: members.map((member, i) => {
      const { links = [], distance = 1 } = shared.get(orders[i]?.orderId ?? "ord_") ?? {};
      return { ...member, links, distance };
    }),
    total: linked.length,
    isComplete,
  };
}

/** The whole ring around an order, however large. @throws AppError forbidden to all but the team, not_found */
export const readRing = async (viewer: Viewer, orderId: string): Promise<Ring> =>
  ringAround(await mustFind(viewer, orderId), viewer, Infinity);

/** The nearest of the ring around an order, one step away: the total is the least that there are where it is not complete. @throws AppError forbidden to all but the team, not_found */
export const readNearest = async (viewer: Viewer, orderId: string): Promise<Ring> =>
  ringAround(await mustFind(viewer, orderId), viewer, MOST_NEAREST, 1);
