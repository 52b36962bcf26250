import { expect, vi } from "vitest";
import type { Viewer } from "@/lib/account/session/schema";
import { inspectReturn } from "@/lib/desk/returns/server";
import type { OrderId, ReturnId } from "@/lib/platform/ids";
import type { InspectionRequest, Return } from "@/lib/shop/returns/schema";
import { withdraw } from "@/lib/shop/returns/server";
import { findReturn } from "@/lib/shop/returns/store";
import type { ParcelStatus } from "@/lib/shop/shipping/schema";
import type { Engine } from "@/workflows/testing/engine";
import { decideAs, moveParcel, newShopper, order, pay, parcels, staff, untilOrder } from "@/workflows/testing/people";
import type { Services } from "@/workflows/testing/services";

const PATIENCE = { timeout: 20_000, interval: 50 };

export async function untilReturn(returnId: ReturnId, holds: (record: Return) => boolean): Promise<Return> {
  return vi.waitFor(async () => {
    const current = await findReturn(returnId);
    expect(current && holds(current), JSON.stringify(current)).toBe(true);
    return current!;
  }, PATIENCE);
}

interface Bought {
  readonly shopper: Viewer;
  readonly orderId: OrderId;
}

/** A paid order, its execution running. */
export async function paidOrder(engine: Engine, { stripeUrl }: Services, size = "42") {
  const shopper = await newShopper();
  const orderId = await order(shopper, size);
  const running = engine.run("order", orderId);
  await pay(stripeUrl, orderId, "paid");
  await running.wake("await-payment");
  await untilOrder(orderId, ({ status }) => status === "awaiting_approval");
  return { shopper, orderId, running };
}

/** An order whose parcel has arrived. */
export async function deliveredOrder(engine: Engine, services: Services): Promise<Bought> {
  const { shopper, orderId, running } = await paidOrder(engine, services);
  await decideAs(orderId, "approve");
  await running.wake("await-decision");
  await untilOrder(orderId, (current) => current.status === "shipped" && current.deliveryCallbackId !== undefined);
  await moveParcel(services.carrierUrl, orderId, "delivered");
  await running.wake("await-delivery");
  await untilOrder(orderId, ({ status }) => status === "delivered");
  return { shopper, orderId };
}

/** A return whose label was sent, its execution waiting. */
export async function labelledReturn(engine: Engine, services: Services) {
  const bought = await deliveredOrder(engine, services);
  const returnId = await withdraw(bought.orderId, bought.shopper, undefined);
  const running = engine.run("return", returnId);
  await untilReturn(returnId, ({ status, callbackId }) => status === "label_sent" && callbackId !== undefined);
  return { ...bought, returnId, running };
}

/** Does what the return's parcel would, and waits until the carrier's webhook has told us. */
export async function moveReturnParcel(carrierUrl: string, returnId: ReturnId, status: ParcelStatus): Promise<void> {
  const { trackingCode } = (await parcels(carrierUrl, returnId)).at(-1)!;
  const init = { method: "POST", body: JSON.stringify({ status }) };
  expect((await fetch(`${carrierUrl}/_local/trackers/${trackingCode}`, init)).status).toBe(200);
  await untilReturn(returnId, ({ tracking }) => tracking?.status === status);
}

export const inspectAs = (returnId: ReturnId, request: Partial<InspectionRequest>): Promise<void> =>
  inspectReturn(staff, returnId, { result: "accept", note: "", ...request });
