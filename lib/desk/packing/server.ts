import "server-only";
import { assertStaff } from "@/lib/account/session/rules";
import type { Viewer } from "@/lib/account/session/schema";
import { inWalkingOrder, packingRow } from "@/lib/desk/packing/rules";
import type { AddressToMend, PackingRow, PackingView } from "@/lib/desk/packing/schema";
import { AppError } from "@/lib/platform/errors";
import { isOrderId, type OrderId } from "@/lib/platform/ids";
import { log } from "@/lib/platform/log";
import type { PostalAddress } from "@/lib/platform/postal-address/schema";
import { dropOf } from "@/lib/shop/drop/server";
import { orderAddress } from "@/lib/shop/order/address";
import { changeOrderAddress } from "@/lib/shop/address-change/server";
import { orderNumberOf } from "@/lib/shop/order/number";
import { currentLabel, isHandedOver, isPacked } from "@/lib/shop/order/parcel-rules";
import { listTroubles } from "@/lib/shop/order/parcel-troubles";
import { PACKING_STATUS } from "@/lib/shop/order/rules";
import type { Order, OrderIn } from "@/lib/shop/order/schema";
import { handOverOrder, packOrder, retryLabel } from "@/lib/shop/order/server";
import { findLabelUrl } from "@/lib/shop/shipping/parcel";
import { findOrder, findOrders, listOrdersByStatus } from "@/lib/shop/order/store";

/** What one round through the shelves takes: those that must leave first. */
const A_ROUND = 200;

const isInPacking = (order: Order): order is OrderIn<"packing"> => order.status === PACKING_STATUS;
const padded = (pairNumber: number): string => `Nº ${String(pairNumber).padStart(4, "0")}`;

async function rowOf(order: OrderIn<"packing">): Promise<PackingRow> {
  const [address, { name }] = await Promise.all([orderAddress(order), dropOf(order.dropId)]);
  return packingRow(order, address, name);
}

/** What is to be packed and handed over, in the order of a walk, and parcels for the team to look into. @throws AppError forbidden */
export async function readPacking(viewer: Viewer): Promise<PackingView> {
  assertStaff(viewer);
  const [found, troubles] = await Promise.all([listOrdersByStatus(PACKING_STATUS, { limit: A_ROUND }), listTroubles()]);
  const rows = await Promise.all(
    found
      .map(({ record }) => record)
      .filter(isInPacking)
      .filter((order) => order.packing === "desk" || order.labelProblem)
      .filter((order) => !isHandedOver(order))
      .map(rowOf),
  );
  return {
    rows: inWalkingOrder(rows),
    troubles: troubles.map((trouble) => ({ ...trouble, orderNumber: orderNumberOf(trouble.orderId) })),
  };
}

async function mustFind(orderId: string): Promise<Order> {
  const order = isOrderId(orderId) ? await findOrder(orderId) : undefined;
  if (!order) throw new AppError("not_found");
  return order;
}

/**
 * Packs the pair of that number for the order. A repeat is fine.
 * @throws AppError forbidden to all but the team, not_found, wrong_pair, not_packable
 */
export async function packPair(viewer: Viewer, orderId: string, pairNumber: number): Promise<void> {
  assertStaff(viewer);
  const order = await mustFind(orderId);
  if (order.pairNumber !== pairNumber) throw wrongPair(order, pairNumber);
  const packed = await packOrder(order, viewer.customerId);
  if (!packed || !isPacked(packed)) throw new AppError("not_packable");
  log.info("pair packed", { orderId, by: viewer.customerId });
}

const wrongPair = ({ pairNumber, size }: Order, scanned: number): AppError => {
  const wanted = pairNumber === undefined ? "no pair yet" : `${padded(pairNumber)}, EU ${size}`;
  return new AppError("wrong_pair", {
    detail: `This is ${padded(scanned)}. The order is for ${wanted}: take that one.`,
  });
};

/** Hands packed parcels over to the carrier. Resolves with how many are with it now. @throws AppError forbidden to all but the team */
export async function handOver(viewer: Viewer, orderIds: readonly string[]): Promise<number> {
  assertStaff(viewer);
  const ids = orderIds.filter(isOrderId);
  const orders = await Promise.all(ids.map((orderId) => handOverOrder(orderId, viewer.customerId)));
  log.info("parcels handed over", { count: ids.length, by: viewer.customerId });
  return orders.filter((order) => order && isHandedOver(order)).length;
}

/**
 * An order on the pick list, with its address; undefined of an order that is not packed now: the carrier may have taken the
 * corrected address meanwhile. @throws AppError forbidden to all but the team, not_found
 */
export async function readAddressToMend(viewer: Viewer, orderId: string): Promise<AddressToMend | undefined> {
  assertStaff(viewer);
  const order = await mustFind(orderId);
  const [address, { shipsTo, name }] = await Promise.all([orderAddress(order), dropOf(order.dropId)]);
  if (!isInPacking(order) || !address) return undefined;
  return { ...packingRow(order, address, name), address, shipsTo };
}

/**
 * Corrects the address of an order that the team packs, or whose address the carrier refused.
 * @throws AppError forbidden to all but the team, not_found, validation_failed, already_packed
 */
export async function mendAddress(viewer: Viewer, orderId: string, address: PostalAddress): Promise<void> {
  assertStaff(viewer);
  await changeOrderAddress(orderId, viewer, address);
}

/** Has the carrier asked again for a label that it refused. @throws AppError forbidden to all but the team, not_found */
export async function askAgain(viewer: Viewer, orderId: string): Promise<void> {
  assertStaff(viewer);
  await retryLabel((await mustFind(orderId)).orderId);
}

export interface PackingSlip {
  readonly orderId: OrderId;
  readonly orderNumber: string;
  readonly size: string;
  readonly pairNumber: number;
  readonly address: PostalAddress;
}

/** What is put into the boxes of these orders, with their labels: those that have one. @throws AppError forbidden to all but the team */
export async function readSlips(viewer: Viewer, orderIds: readonly string[]): Promise<PackingSlip[]> {
  assertStaff(viewer);
  const orders = await findOrders(orderIds.slice(0, A_ROUND));
  const slips = await Promise.all(orders.filter((order) => currentLabel(order)).map(slipOf));
  return slips.flat();
}

async function slipOf(order: Order): Promise<PackingSlip[]> {
  const address = await orderAddress(order);
  if (!address || order.pairNumber === undefined) return [];
  const { orderId, size, pairNumber } = order;
  return [{ orderId, orderNumber: orderNumberOf(orderId), size, pairNumber, address }];
}

/** Where the carrier keeps the order's label, an image. @throws AppError forbidden to all but the team, not_found */
export async function labelUrlOf(viewer: Viewer, orderId: string): Promise<string> {
  assertStaff(viewer);
  const label = currentLabel(await mustFind(orderId));
  const url = label && (await findLabelUrl(label.shipmentId));
  if (url === undefined) throw new AppError("not_found");
  return url;
}
