import { randomBytes, randomUUID } from "node:crypto";
import { expect, vi } from "vitest";
import type { Viewer } from "@/lib/account/session/schema";
import { findCustomerByEmail, putCustomer } from "@/lib/account/customer/store";
import { reserveAddress } from "@/lib/account/customer/store";
import { decide } from "@/lib/desk/decision/server";
import { digestId, type OrderId } from "@/lib/platform/ids";
import { exampleAddress } from "@/lib/platform/postal-address/examples";
import type { PostalAddress } from "@/lib/platform/postal-address/schema";
import { currentDrop } from "@/lib/shop/drop/server";
import type { Stock } from "@/lib/shop/inventory/store";
import { placeOrder } from "@/lib/shop/order/place-order";
import { findOrder } from "@/lib/shop/order/store";
import type { Order } from "@/lib/shop/order/schema";
import { trackingOf } from "@/lib/shop/order/parcel-rules";
import type { ParcelStatus } from "@/lib/shop/shipping/schema";
import { reconcilePayment } from "@/lib/shop/reconciliation/server";

const PATIENCE = { timeout: 60_000, interval: 50 };

export const staff: Viewer = {
  customerId: "cus_staff",
  email: "staff@shop.test",
  firstName: "Sam",
  role: "fulfillment",
  verified: true,
};

/** A verified shopper, straight in the table. */
export async function newShopper(passwordHash = "-"): Promise<Viewer> {
  const email = `${randomUUID()}@example.com`;
  const customerId = `cus_${digestId(email)}` as const;
  const at = new Date().toISOString();
  const names = { firstName: "Ada", lastName: "Lovelace" };
  await reserveAddress(email, { customerId });
  await putCustomer({
    customerId,
    email,
    ...names,
    passwordHash,
    role: "customer",
    createdAt: at,
    verifiedAt: at,
  });
  const customer = await findCustomerByEmail(email);
  if (!customer) throw new Error("the shopper is not stored");
  return { customerId, email, firstName: "Ada", role: "customer", verified: true };
}

/** A size of the drop on sale. */
export async function stockOf(size: string): Promise<Stock> {
  const { dropId, sizes } = await currentDrop();
  const range = sizes.find((offered) => offered.size === size);
  if (!range) throw new Error(`${size} is not sold`);
  return { dropId, range };
}

/** A browser, somewhere on the net that is set apart for examples (RFC 3849). */
export const newCaller = () => ({
  clientAddress: `2001:db8:${randomBytes(2).toString("hex")}::1`,
  headers: new Headers({ "user-agent": "Mozilla/5.0" }),
});

export async function order(shopper: Viewer, size = "42", address = exampleAddress): Promise<OrderId> {
  return (await placeOrder(shopper, { size, address, idempotencyKey: randomUUID(), caller: newCaller() })).orderId;
}

/** An order that was paid and that a reviewer has approved. */
export async function approvedOrder(stripeUrl: string, address: PostalAddress = exampleAddress) {
  const shopper = await newShopper();
  const orderId = await order(shopper, "42", address);
  await pay(stripeUrl, orderId, "paid");
  await decideAs(orderId, "approve");
  return { orderId, shopper };
}

export async function untilOrder(orderId: OrderId, holds: (order: Order) => boolean): Promise<Order> {
  return vi.waitFor(async () => {
    const current = await findOrder(orderId);
    expect(current && holds(current)).toBe(true);
    return current!;
  }, PATIENCE);
}

/** What the provider's event starts where there is an engine; where there is none, the order cannot be woken. */
const confirmDecline = (intentId: string): Promise<void> => reconcilePayment(intentId).catch(() => undefined);

/** Does what a person on the payment page would, and waits until the provider's webhook has told us. */
export async function pay(
  stripeUrl: string,
  orderId: OrderId,
  outcome: "paid" | "declined" | "expired",
  card?: string,
): Promise<void> {
  const { checkout } = await untilOrder(orderId, ({ status }) => status === "awaiting_payment");
  const url = `${stripeUrl}/_local/checkout/${checkout?.sessionId}`;
  const answer = await fetch(url, { method: "POST", body: JSON.stringify({ outcome, card }) });
  expect(answer.status, await answer.text()).toBe(200);
  if (outcome === "declined") await confirmDecline(await intentOf(stripeUrl, orderId));
  await untilOrder(
    orderId,
    ({ payment, declinedAt }) => payment !== undefined || (outcome === "declined" && declinedAt !== undefined),
  );
}

interface Payment {
  readonly id: string;
  readonly metadata: { readonly orderId?: string };
  readonly status: string;
  readonly amountCaptured: number;
  readonly amountRefunded: number;
}

async function paymentsOf(stripeUrl: string, orderId: OrderId): Promise<Payment[]> {
  const all = (await (await fetch(`${stripeUrl}/_local/payments`)).json()) as Payment[];
  return all.filter(({ metadata }) => metadata.orderId === orderId);
}

/** The provider's id of the order's first payment. */
export const intentOf = async (stripeUrl: string, orderId: OrderId): Promise<string> =>
  (await paymentsOf(stripeUrl, orderId))[0]?.id ?? "";

export async function decideAs(orderId: OrderId, decision: "approve" | "reject"): Promise<void> {
  await untilOrder(orderId, ({ status }) => status === "awaiting_approval");
  await decide(staff, orderId, { decision, reasonCode: "looked_at" });
}

export async function payments(stripeUrl: string, orderId: OrderId) {
  const found = await paymentsOf(stripeUrl, orderId);
  return found.map(({ status, amountCaptured, amountRefunded }) => ({ status, amountCaptured, amountRefunded }));
}

interface Parcel {
  readonly reference: string;
  readonly trackingCode: string;
  readonly status: string;
  readonly toAddress: { readonly line1: string };
}

/** The labels that were bought for the order or return, oldest first. */
export async function parcels(carrierUrl: string, reference: string): Promise<Parcel[]> {
  const all = (await (await fetch(`${carrierUrl}/_local/shipments`)).json()) as Parcel[];
  return all.filter((parcel) => parcel.reference === reference);
}

/** Does what the order's parcel would, and waits until the carrier's webhook has told us. */
export async function moveParcel(carrierUrl: string, orderId: OrderId, status: ParcelStatus): Promise<void> {
  const { trackingCode } = (await parcels(carrierUrl, orderId)).at(-1)!;
  const init = { method: "POST", body: JSON.stringify({ status }) };
  expect((await fetch(`${carrierUrl}/_local/trackers/${trackingCode}`, init)).status).toBe(200);
  await untilOrder(orderId, (order) => trackingOf(order)?.status === status);
}
