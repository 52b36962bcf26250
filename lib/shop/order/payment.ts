import { TerminalError } from "@/lib/platform/errors";
import { digestId, type OrderId } from "@/lib/platform/ids";
import { orderAddress } from "@/lib/shop/order/address";
import { isSold, isUnshippable, paymentProblemOf, unpaid } from "@/lib/shop/order/rules";
import type { Order } from "@/lib/shop/order/schema";
import { findOrder } from "@/lib/shop/order/store";
import { moveOrder, recordCheckout, recordPaymentProblem, type KnownPayment } from "@/lib/shop/order/transitions";
import {
  capturePayment,
  closedPayment,
  createCheckout,
  payingCard,
  problemBeforeShipping,
  releasePayment,
  type PaymentTrace,
  type Purchase,
} from "@/lib/shop/payment/server";
import { problemOf } from "@/lib/shop/payment/rules";
import type { Checkout, Payment } from "@/lib/shop/payment/schema";
import { paymentTraitsOf } from "@/lib/shop/risk/evidence/payment-traits";
import { issueCreditNote, issueReceipt } from "@/lib/shop/receipt/server";

/** What an order asks of the payment provider. Called by workflows: the site has no key for it. */

/** The provider refuses a page that closes in less than 30 minutes. https://docs.stripe.com/api/checkout/sessions/create */
const SHORTEST_CHECKOUT_SECONDS = 35 * 60;
const EXTENSION_SECONDS = 15 * 60;

/**
 * When the order's payment page closes, in Unix seconds: when the time to pay is over, counted from the order. Made of the order alone, so that
 * every attempt sends the provider the same request. Where preparing took so long that the provider would refuse: a quarter
 * of an hour later, as often as it takes.
 */
function checkoutExpiry({ createdAt, paymentWindowSeconds }: Order, nowSeconds: number): number {
  const first = Math.floor(Date.parse(createdAt) / 1000) + paymentWindowSeconds;
  const missing = Math.max(0, nowSeconds + SHORTEST_CHECKOUT_SECONDS - first);
  return first + Math.ceil(missing / EXTENSION_SECONDS) * EXTENSION_SECONDS;
}

const unixSeconds = (): number => Math.floor(Date.now() / 1000);

const purchaseOf = async (order: Order): Promise<Purchase> => ({
  ...order,
  shippingAddress: await orderAddress(order),
});

/** The order's payment page, for as long as the pair is held: the provider makes one, however often it is asked. @throws TerminalError when it refuses */
export const checkoutFor = async (order: Order): Promise<Checkout> =>
  order.checkout ?? createCheckout(await purchaseOf(order), checkoutExpiry(order, unixSeconds()));

/** Keeps the order's payment page, once. Resolves with the order that has one. @throws TerminalError when the order has ended */
export async function keepCheckout(orderId: OrderId, checkout: Checkout): Promise<Order> {
  const recorded = await recordCheckout(orderId, checkout);
  if (!recorded?.checkout) throw new TerminalError(`${orderId} can have no payment page`);
  return recorded;
}

/** All of the order that may exist at the provider. */
const traceOf = async (order: Order): Promise<PaymentTrace> => ({
  purchase: await purchaseOf(order),
  ...(order.pairNumber !== undefined && { checkoutExpiresAtSeconds: checkoutExpiry(order, unixSeconds()) }),
  sessionId: order.checkout?.sessionId,
  intentId: order.payment?.intentId,
});

/**
 * Closes the payment page of an order whose time to pay is over: the provider keeps it open for half an hour at least. Resolves
 * with how the wait ends: what was paid before the page closed counts, though no event has told us yet. Safe to repeat.
 */
export async function closeOrderCheckout(order: Order): Promise<Payment> {
  const facts = await closedPayment(await traceOf(order));
  const isPaid = facts && problemOf(facts, order) === undefined;
  return isPaid ? { outcome: "authorized", intentId: facts.intentId } : unpaid(order, facts?.intentId);
}

/** Leaves the shopper without a charge, whatever was created or paid; what a receipt says was taken gets a credit note. Safe to repeat. */
export async function releaseOrderPayment(order: Order): Promise<void> {
  await releasePayment(await traceOf(order));
  await issueCreditNote(order, order.total);
}

/**
 * Takes the money that was authorised, once, and issues its receipt. Resolves with the payment that it is on; with null where that is not, or not
 * any more, the order's total: why is noted on the order, which from then on cannot ship.
 * @throws TerminalError when nothing was authorised, or the provider refuses for good
 */
export async function captureOrderPayment(order: Order): Promise<string | null> {
  const { orderId, payment } = order;
  if (payment?.outcome !== "authorized") throw new TerminalError(`${orderId} has no payment`);
  const problem = paymentProblemOf(order) ?? (await capturePayment(order, payment.intentId));
  if (problem !== undefined) {
    await recordPaymentProblem(orderId, problem);
    return null;
  }
  await issueReceipt(order, order.total);
  return payment.intentId;
}

/**
 * Ships the order for the money of this payment: the provider is asked right before, not our memory. False where the shopper
 * has withdrawn, or the money is not there any more; that is noted, and between that note and the shipment the item decides. Safe to repeat.
 * @throws TerminalError when the order is in another state
 */
export async function shipPaidOrder(orderId: OrderId, intentId: string | undefined): Promise<boolean> {
  const problem = intentId === undefined ? undefined : await problemBeforeShipping(orderId, intentId);
  if (problem === undefined && (await moveOrder(orderId, "shipped", {}))) return true;
  const found = await findOrder(orderId);
  if (found && isSold(found)) return true; // a repeat: what has become of its money since then is not this step's to say
  const order = problem === undefined ? found : await recordPaymentProblem(orderId, problem);
  if (order && isUnshippable(order)) return false;
  throw new TerminalError(`${orderId} is in another state`);
}

/** What a receipt says of the card that paid, a digest of it, and what the payment says of who paid; nothing where none did. */
export async function knownPaymentOf(order: Order): Promise<KnownPayment> {
  const paying = order.payment?.intentId === undefined ? undefined : await payingCard(order.payment.intentId);
  if (!paying) return {};
  const { fingerprint, authorization, facts } = paying;
  const card = fingerprint === undefined ? undefined : digestId(fingerprint);
  const paymentTraits = paymentTraitsOf(facts, order.destination);
  return { authorization, paymentTraits, ...(card !== undefined && { card }) };
}
