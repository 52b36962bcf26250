import { getCustomer } from "@/lib/customer/store";
import type { Customer } from "@/lib/customer/schema";
import { env } from "@/lib/env";
import { TerminalError } from "@/lib/errors";
import { endedLetter, shippedLetter } from "@/lib/mail/letters";
import { sendMailOnce } from "@/lib/mail/server";
import type { Order, OrderReason } from "@/lib/order/schema";

async function shopper({ customerId }: Order): Promise<Customer> {
  const customer = await getCustomer(customerId);
  if (!customer) throw new TerminalError(`${customerId} is gone`);
  return customer;
}

const purchase = ({ orderId, size, pairNumber }: Order) => ({
  size,
  pairNumber: pairNumber ?? null,
  orderUrl: `${env("SITE_URL")}/orders/${orderId}`,
});

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
