import { setTimeout as sleep } from "node:timers/promises";
import { NotYetError, type PersonalData } from "@/lib/platform/privacy/contribution";
import { eraseAddress, orderAddress } from "@/lib/shop/order/address";
import { mailsSentAbout } from "@/lib/shop/order/mails";
import { shipmentOf } from "@/lib/shop/order/parcel-rules";
import { ordersOfCustomer } from "@/lib/shop/order/orders-of-customer";
import { isBeforePayment, isFinished, isSold, orderView, paymentProblemOf } from "@/lib/shop/order/rules";
import type { Order } from "@/lib/shop/order/schema";
import { endPaymentWait } from "@/lib/shop/order/server";
import { forgetLabel } from "@/lib/shop/shipping/parcel";
import { removeShopper } from "@/lib/shop/order/transitions";

/** What an order takes to end after it was told to, as a rule. */
const PATIENCE_MS = 6000;

const paymentOf = (order: Order) => ({
  outcome: order.payment?.outcome ?? null,
  providerId: order.payment?.intentId ?? null,
  problem: paymentProblemOf(order) ?? null,
  cardDigest: order.card ?? null,
});

/** What an order was judged by, in plain words, and the digests that it may share with other orders. */
const signalsOf = ({ risk, fingerprint: { network, browser, mailbox, fromBrowser } }: Order) => ({
  assessment: (risk?.facts ?? []).map(({ text }) => text),
  networkDigest: network,
  browserDigest: browser,
  mailboxDigest: mailbox,
  sentByBrowser: fromBrowser,
});

async function exported(order: Order) {
  const [address, mails] = await Promise.all([orderAddress(order), mailsSentAbout(order)]);
  const { paymentUrl: _, ...view } = orderView(order, address);
  return { ...view, price: order.price, payment: paymentOf(order), signals: signalsOf(order), mails };
}

/** Ends what is not paid yet; what is was withdrawn from before (`lib/shop/returns/privacy.ts`). */
async function cancel(order: Order): Promise<void> {
  if (isBeforePayment(order) && !order.payment) await endPaymentWait(order.orderId, { outcome: "cancelled" });
}

async function untilEnded(customerId: Order["customerId"]): Promise<Order[]> {
  for (const startedMs = Date.now(); ; await sleep(100)) {
    const orders = await ordersOfCustomer(customerId);
    const live = orders.filter((order) => !isFinished(order) && !isSold(order));
    if (live.length === 0) return orders;
    await Promise.all(live.map(cancel));
    if (Date.now() - startedMs > PATIENCE_MS) throw new NotYetError(`an order of ${customerId} has not ended`);
  }
}

/** Orders are kept, as the books must be; who ordered is taken out of them. */
export const orderData: PersonalData = {
  name: "orders",
  export: async ({ customerId }) => Promise.all((await ordersOfCustomer(customerId)).map(exported)),
  erase: async ({ customerId }) => {
    for (const order of await untilEnded(customerId)) {
      await eraseAddress(order);
      const shipment = shipmentOf(order);
      if (shipment) await forgetLabel(shipment.id);
      await removeShopper(order.orderId);
    }
  },
};
