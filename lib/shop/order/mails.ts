import { recentCustomer } from "@/lib/account/customer/store";
import type { Customer } from "@/lib/account/customer/schema";
import { env } from "@/lib/platform/env";
import { dropOf } from "@/lib/shop/drop/server";
import {
  deliveredLetter,
  drawnLetter,
  endedLetter,
  orderReceivedLetter,
  paymentReceivedLetter,
  shippedLetter,
  type Purchase,
} from "@/lib/shop/order/letters";
import { deliveryOf } from "@/lib/shop/order/parcel-rules";
import type { Letter } from "@/lib/platform/mail/schema";
import { sendMailOnce, sentAtOf } from "@/lib/platform/mail/server";
import { orderAddress } from "@/lib/shop/order/address";
import { orderNumberOf } from "@/lib/shop/order/number";
import { deadlineOf, decisionOf, isBeforePayment, isDrawn, isFinished } from "@/lib/shop/order/rules";
import type { Order, OrderReason } from "@/lib/shop/order/schema";

/** The mails about an order. Part of the ledger's keys: never renamed. */
const ORDER_MAILS = ["received", "paid", "shipped", "delivered", "ended"] as const;
type OrderMail = (typeof ORDER_MAILS)[number];

/** Which of them went out, and when. */
export async function mailsSentAbout({
  orderId,
}: Order): Promise<{ readonly mail: OrderMail; readonly sentAt: string }[]> {
  const sent = await Promise.all(
    ORDER_MAILS.map(async (mail) => ({ mail, sentAt: await sentAtOf(`${orderId}:${mail}`) })),
  );
  return sent.flatMap(({ mail, sentAt }) => (sentAt === null ? [] : [{ mail, sentAt }]));
}

type Compose = (to: Customer, purchase: Purchase) => Letter;

/** Sends one mail about the order to its shopper, once. Who has erased the account gets none any more. */
async function mailShopper(order: Order, mail: OrderMail, compose: Compose): Promise<void> {
  const customer = await recentCustomer(order.customerId);
  if (!customer) return;
  await sendMailOnce(`${order.orderId}:${mail}`, async () => compose(customer, await purchaseOf(order)));
}

/** An address whose time is over is left out. */
const purchaseOf = async (order: Order): Promise<Purchase> => ({
  orderNumber: orderNumberOf(order.orderId),
  size: order.size,
  price: order.price,
  delivery: order.delivery,
  total: order.total,
  destination: order.destination,
  address: await orderAddress(order),
  pairNumber: order.pairNumber ?? null,
  paymentWindowSeconds: order.paymentWindowSeconds,
  orderUrl: `${env("SITE_URL")}/orders/${order.orderId}`,
  paymentProblem: order.paymentProblem?.code,
  rejectionCode: decisionOf(order)?.reasonCode,
});

/** The time to pay begins at about this moment, where it has not begun yet. */
const payUntil = (order: Order): Date => new Date(deadlineOf(order) ?? Date.now() + order.paymentWindowSeconds * 1000);

async function drawnOf(order: Order): Promise<Compose> {
  const { name: dropName, drawnAt } = await dropOf(order.dropId);
  const isFromLine = drawnAt !== undefined && order.createdAt > drawnAt;
  return (to, purchase) => drawnLetter(to, purchase, { dropName, isFromLine, payUntil: payUntil(order) });
}

/** Tells the shopper that a pair is held and wants paying, once; nothing when that is over already. */
export async function mailOrderReceived(order: Order): Promise<void> {
  if (!isBeforePayment(order) || order.payment) return;
  await mailShopper(order, "received", isDrawn(order) ? await drawnOf(order) : orderReceivedLetter);
}

/** Tells the shopper that the payment is held until a person has looked, once; nothing when that is over already. */
export async function mailPaymentReceived(order: Order): Promise<void> {
  if (isFinished(order)) return;
  await mailShopper(order, "paid", paymentReceivedLetter);
}

/** Tells the shopper that the pair is theirs, once. */
export const mailOrderShipped = (order: Order): Promise<void> =>
  mailShopper(order, "shipped", (to, purchase) => shippedLetter(to, purchase, deliveryOf(order)));

/** Tells the shopper that the pair has arrived, once. */
export const mailOrderDelivered = (order: Order): Promise<void> => mailShopper(order, "delivered", deliveredLetter);

/** Tells the shopper that and why the order has ended, once. */
export const mailOrderEnded = (order: Order, reason: OrderReason): Promise<void> =>
  mailShopper(order, "ended", (to, purchase) => endedLetter(to, reason, purchase));
