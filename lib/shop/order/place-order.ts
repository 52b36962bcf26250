import { enqueue } from "@/lib/platform/durable/outbox";
import { anyReconciler, reconcileAndAcknowledge, tryReconcile } from "@/lib/platform/durable/reconcile";
import { env } from "@/lib/platform/env";
import { AppError } from "@/lib/platform/errors";
import type { Origin } from "@/lib/platform/http/client";
import { digestId, keyedId, type OrderId } from "@/lib/platform/ids";
import { log } from "@/lib/platform/log";
import type { Viewer } from "@/lib/account/session/schema";
import { isOpenAt } from "@/lib/shop/drop/rules";
import type { Drop } from "@/lib/shop/drop/schema";
import { currentDrop } from "@/lib/shop/drop/server";
import { countPairsLeft } from "@/lib/shop/inventory/server";
import { listUnderCustomer } from "@/lib/shop/order/orders-of-customer";
import { endedAfter, findPlace, takePlace, type Place } from "@/lib/shop/order/place";
import { orderReconciler } from "@/lib/shop/order/reconciler";
import { holdsPlace } from "@/lib/shop/order/rules";
import type { NewOrder, Order } from "@/lib/shop/order/schema";
import { findOrder } from "@/lib/shop/order/store";
import { createOrder } from "@/lib/shop/order/transitions";
import { mailboxOf } from "@/lib/shop/risk/rules";

export interface PlaceOrder {
  readonly size: string;
  /** Chosen by the client: the same key is the same order. */
  readonly idempotencyKey: string;
  readonly origin: Origin;
}

/** A place without an order for this long is of a request that died. */
const ABANDONED_AFTER_MS = 30_000;

/**
 * Accepts an order: takes the shopper's one place in the drop, stores the order, starts its durable execution. The id
 * is derived from shopper and key, so a repeat finds the first order whatever became of our answer.
 * @throws AppError forbidden (to the team), email_not_verified, drop_closed, validation_failed, sold_out, already_ordered
 */
export async function placeOrder(
  viewer: Viewer,
  { size, idempotencyKey, origin }: PlaceOrder,
): Promise<{ readonly orderId: OrderId }> {
  assertMayOrder(viewer);
  const drop = await currentDrop();
  const orderId: OrderId = `ord_${digestId(viewer.customerId, drop.dropId, idempotencyKey)}`;
  if (await findOrder(orderId)) {
    await tryReconcile(anyReconciler(orderReconciler), orderId);
    return { orderId };
  }
  await assertOnSale(drop, size);
  const priorEndedOrders = await occupyPlace(drop.dropId, viewer, orderId);
  await storeAndStart(newOrder({ viewer, drop, size, orderId, origin, priorEndedOrders }));
  return { orderId };
}

function assertMayOrder({ role, verified }: Viewer): void {
  if (role !== "customer") throw new AppError("forbidden", { detail: "The team decides on orders and places none." });
  if (!verified) throw new AppError("email_not_verified");
}

async function storeAndStart(order: NewOrder): Promise<void> {
  const { orderId, size } = order;
  const [entry] = await Promise.all([enqueue(orderReconciler.kind, orderId), listUnderCustomer(order)]);
  await createOrder(order);
  log.info("order accepted", { orderId, size });
  await reconcileAndAcknowledge(orderReconciler, entry);
}

/** The workflow's hold decides who gets a pair; this only spares it the hopeless. */
async function assertOnSale(drop: Drop, size: string): Promise<void> {
  const range = drop.sizes.find((offered) => offered.size === size);
  if (!range)
    throw new AppError("validation_failed", {
      issues: [{ field: "size", message: "This is not a size of the drop." }],
    });
  if (!isOpenAt(drop, Date.now())) throw new AppError("drop_closed");
  if ((await countPairsLeft(drop.dropId, range)) === 0) throw new AppError("sold_out");
}

/** Resolves with the number of earlier orders that ended. */
async function occupyPlace(dropId: string, { customerId }: Viewer, orderId: OrderId): Promise<number> {
  const place = await findPlace({ dropId, customerId });
  if (place?.orderId === orderId) return place.ended;
  const holder = place && (await findOrder(place.orderId));
  if (place && !givesWay(place, holder)) throw new AppError("already_ordered");
  const abandoned = holder === undefined;
  const taken = await takePlace({ dropId, customerId, orderId }, place, abandoned);
  return taken ? endedAfter(place, abandoned) : takenMeanwhile(dropId, customerId, orderId);
}

/** Lost the race: to a repeat of this very request, or to another order. */
async function takenMeanwhile(dropId: string, customerId: Viewer["customerId"], orderId: OrderId): Promise<number> {
  const place = await findPlace({ dropId, customerId });
  if (place?.orderId !== orderId) throw new AppError("already_ordered");
  return place.ended;
}

const givesWay = (place: Place, holder: Order | undefined): boolean =>
  holder ? !holdsPlace(holder) : Date.now() - place.takenAtMs > ABANDONED_AFTER_MS;

interface Placed {
  readonly viewer: Viewer;
  readonly drop: Drop;
  readonly size: string;
  readonly orderId: OrderId;
  readonly origin: Origin;
  readonly priorEndedOrders: number;
}

function newOrder({ viewer, drop, size, orderId, origin, priorEndedOrders }: Placed): NewOrder {
  const at = new Date().toISOString();
  const mailbox = keyedId(env("AUTH_SECRET"), "mailbox", mailboxOf(viewer.email));
  return {
    orderId,
    customerId: viewer.customerId,
    dropId: drop.dropId,
    size,
    price: drop.price,
    priorEndedOrders,
    fingerprint: { ...origin, mailbox },
    status: "processing",
    timeline: [{ status: "processing", at }],
    createdAt: at,
    updatedAt: at,
    triedPairs: [],
    stops: 0,
  };
}
