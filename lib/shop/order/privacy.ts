import { setTimeout as sleep } from "node:timers/promises";
import { NotYetError, type PersonalData } from "@/lib/platform/privacy/contribution";
import { eraseAddress, orderAddress } from "@/lib/shop/order/address";
import { mailsSentAbout } from "@/lib/shop/order/mails";
import { shipmentOf } from "@/lib/shop/order/parcel-rules";
import { FEATURES, type EvidenceGroup, type FeatureName } from "@/lib/shop/risk/evidence/features";
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

/** What kinds of things an order was judged by: all but how they count, which would tell bots what to avoid (GDPR Art. 15(4)). */
const JUDGED_BY: Readonly<Record<EvidenceGroup, string>> = {
  identity: "the account: its age, its mail address and its name beside the recipient's",
  linkage: "what the order shares with other orders: mailbox, door, telephone, card, network",
  velocity: "how many orders came from nearby, and how soon after each other",
  behaviour: "when it was placed, and what its page counted",
  network: "the network and the browser that it came from",
  payment: "what the bank says of the card",
  history: "earlier orders of the account",
};

const groupsOf = ({ risk }: Order): EvidenceGroup[] => [
  ...new Set((Object.keys(risk?.evidence?.values ?? {}) as FeatureName[]).map((name) => FEATURES[name].group)),
];

/** What an order was judged by, and the digests that it may share with other orders. */
function signalsOf(order: Order) {
  const { traits: _, fromBrowser, ...digests } = order.fingerprint;
  return { judgedBy: groupsOf(order).map((group) => JUDGED_BY[group]), digests, sentByBrowser: fromBrowser };
}

async function exported(order: Order) {
  const [address, mails] = await Promise.all([orderAddress(order), mailsSentAbout(order)]);
  const { paymentUrl: _, ...view } = orderView(order, address);
  return { ...view, price: order.price, payment: paymentOf(order), signals: signalsOf(order), mails };
}

/** Ends what is not paid yet; what is was withdrawn from before (`lib/shop/returns/privacy.ts`). */
async function cancel(order: Order): Promise<void> {
  if (isBeforePayment(order) && !order.payment) await endPaymentWait(order, { outcome: "cancelled" });
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
