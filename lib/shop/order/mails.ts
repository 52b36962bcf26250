import { recentCustomer } from "@/lib/account/customer/store";
import type { Customer } from "@/lib/account/customer/schema";
import { env } from "@/lib/platform/env";
import { TerminalError } from "@/lib/platform/errors";
import { endedLetter, orderReceivedLetter, paymentReceivedLetter, shippedLetter } from "@/lib/shop/order/letters";
import { sendMailOnce } from "@/lib/platform/mail/server";
import { isBeforePayment, isFinished } from "@/lib/shop/order/rules";
import type { Order, OrderReason } from "@/lib/shop/order/schema";

async function shopper({ customerId }: Order): Promise<Customer> {
  const customer = await recentCustomer(customerId);
  if (!customer) throw new TerminalError(`${customerId} is gone`);
  return customer;
}

const purchase = ({ orderId, size, price, pairNumber, paymentProblem }: Order) => ({
  size,
  price,
  pairNumber: pairNumber ?? null,
  orderUrl: `${env("SITE_URL")}/orders/${orderId}`,
  paymentProblem: paymentProblem?.code,
});

/** Tells the shopper that a pair is held and wants paying, once; nothing when that is over already. */
export async function mailOrderReceived(order: Order): Promise<void> {
  if (!isBeforePayment(order) || order.payment) return;
  const customer = await shopper(order);
  await sendMailOnce(`${order.orderId}:received`, () => orderReceivedLetter(customer, purchase(order)));
}

/** Tells the shopper that the payment is held until a person has looked, once; nothing when that is over already. */
export async function mailPaymentReceived(order: Order): Promise<void> {
  if (isFinished(order)) return;
  const customer = await shopper(order);
  await sendMailOnce(`${order.orderId}:paid`, () => paymentReceivedLetter(customer, purchase(order)));
}

/** Tells the shopper that the pair is theirs, once. */
export async function mailOrderShipped(order: Order): Promise<void> {
  const customer = await shopper(order);
  await sendMailOnce(`${order.orderId}:shipped`, () => shippedLetter(customer, purchase(order)));
}

/** Tells the shopper that and why the order has ended, once. */
export async function mailOrderEnded(order: Order, reason: OrderReason): Promise<void> {
  const customer = await shopper(order);
  await sendMailOnce(`${order.orderId}:ended`, () => endedLetter(customer, reason, purchase(order)));
}
