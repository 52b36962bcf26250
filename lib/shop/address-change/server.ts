import { recentCustomer } from "@/lib/account/customer/store";
import { isStaff } from "@/lib/account/session/rules";
import type { Viewer } from "@/lib/account/session/schema";
import { writeAndReconcile } from "@/lib/platform/durable/reconcile";
import { env } from "@/lib/platform/env";
import { AppError } from "@/lib/platform/errors";
import { log } from "@/lib/platform/log";
import type { PostalAddress } from "@/lib/platform/postal-address/schema";
import { dropOf } from "@/lib/shop/drop/server";
import { listOrder } from "@/lib/shop/listing/server";
import { eraseAddress, keepAddress, orderAddress } from "@/lib/shop/order/address";
import { countryRefusal } from "@/lib/shop/order/place-order";
import { assessOrder, reassessAll } from "@/lib/shop/order/assessment";
import { isPacked } from "@/lib/shop/order/parcel-rules";
import { takeDoorPlaceOf } from "@/lib/shop/order/places";
import { orderReconciler } from "@/lib/shop/order/reconciler";
import {
  awaitsApproval,
  awaitsPacking,
  awaitsPayment,
  holdsPlace,
  isOnItsWay,
  orderView,
} from "@/lib/shop/order/rules";
import type { Order, OrderView } from "@/lib/shop/order/schema";
import { mustSee } from "@/lib/shop/order/server";
import { recordAddress } from "@/lib/shop/order/transitions";
import { movedTo } from "@/lib/shop/risk/evidence/fingerprint";

const inOrder = (address: PostalAddress | null): string =>
  JSON.stringify(Object.entries(address ?? {}).toSorted(([a], [b]) => (a < b ? -1 : 1)));

/**
 * Sends an order to another address, until its pair is packed: a label for the former one is given back. The same address again
 * changes nothing. A shopper's pair goes to a door that has a place in the drop left; the team corrects what it must.
 * @throws AppError not_found to all but the owner and the team, validation_failed for a country that the drop does not ship to,
 * already_ordered, already_packed
 */
export async function changeOrderAddress(orderId: string, viewer: Viewer, address: PostalAddress): Promise<OrderView> {
  const at = new Date().toISOString(); // before the order is read: its payment may be assessed meanwhile
  const order = await mustSee(orderId, viewer);
  const former = await orderAddress(order);
  if (inOrder(former) === inOrder(address)) return orderView(order, address);
  const drop = await dropOf(order.dropId);
  const refusal = countryRefusal(drop, address);
  if (refusal) throw refusal;
  if (!isStaff(viewer) && mayGoElsewhere(order))
    await takeDoorPlaceOf({ ...order, fingerprint: await fingerprintFor(order, address) }, drop);
  const changed = await sendElsewhere(order, address, at);
  log.info("an order goes elsewhere", { orderId, byTeam: isStaff(viewer) });
  return orderView(changed, address);
}

const mayGoElsewhere = (order: Order): boolean => holdsPlace(order) && !isOnItsWay(order) && !isPacked(order);

/** Before its risk is known it is scored by its workflow. */
const isScored = (order: Order): boolean =>
  order.risk !== undefined && (awaitsPayment(order) || awaitsApproval(order) || awaitsPacking(order));

async function fingerprintFor({ customerId, fingerprint }: Order, shippingAddress: PostalAddress) {
  const account = await recentCustomer(customerId);
  return account ? movedTo(fingerprint, { key: env("AUTH_SECRET"), account, shippingAddress }) : fingerprint;
}

/** The order goes elsewhere, whether or not those that it is now linked with can be assessed again. */
async function assessLinked(outgrown: readonly string[]): Promise<void> {
  try {
    for (const linked of await reassessAll(outgrown)) await listOrder(linked);
  } catch (error) {
    log.warn("linked orders were not assessed again", { orders: outgrown.length }, error);
  }
}

/** Whether it goes where it went, and was assessed by more than was known of it, or approved. */
const hasMovedOn = (before: Order, after: Order): boolean =>
  after.addressId === before.addressId &&
  (after.risk?.assessedAt !== before.risk?.assessedAt || after.status !== before.status);

/** The address that does not count any more is erased once the order names the other one. The risk of the new one comes with it, in one write. */
async function sendElsewhere(order: Order, address: PostalAddress, at: string, attempts = 3): Promise<Order> {
  const { orderId, customerId } = order;
  const addressId = await keepAddress(customerId, `${orderId}:${order.addressId}`, address);
  const fingerprint = await fingerprintFor(order, address);
  const change = { addressId, destination: address.country, fingerprint };
  const assessed = isScored(order) ? await assessOrder({ ...order, ...change }, "address", at) : undefined;
  const changed = await writeAndReconcile(
    orderReconciler,
    orderId,
    () => recordAddress(order, change, assessed?.risk),
    (written) => written,
  );
  if (changed?.addressId !== addressId) {
    if (changed && attempts > 1 && hasMovedOn(order, changed))
      return sendElsewhere(changed, address, changed.risk?.assessedAt ?? at, attempts - 1);
    await eraseAddress(change);
    throw new AppError(changed?.addressId === order.addressId ? "already_packed" : "temporarily_unavailable");
  }
  await Promise.all([eraseAddress(order), listOrder(changed), assessLinked(assessed?.outgrown ?? [])]);
  return changed;
}
