import { TerminalError } from "@/lib/platform/errors";
import { digestId } from "@/lib/platform/ids";
import { PAYMENT_TIMEOUT_SECONDS } from "@/lib/shop/order/durations";
import { receivePaymentEvent } from "@/lib/shop/order/server";
import type { Order } from "@/lib/shop/order/schema";
import { recordCard, recordCheckout } from "@/lib/shop/order/transitions";
import { capturePayment, cardFingerprint, createCheckout, releasePayment } from "@/lib/shop/payment/server";
import { readPaymentEvent } from "@/lib/shop/payment/webhook";
import { putCard } from "@/lib/shop/risk/store";

/** The provider refuses a page that closes in less than 30 minutes. https://docs.stripe.com/api/checkout/sessions/create */
const SHORTEST_CHECKOUT_SECONDS = 35 * 60;
const EXTENSION_SECONDS = 15 * 60;

/**
 * When the order's payment page closes, in Unix seconds: an hour after the order was placed. Made of the order alone, so that
 * every attempt sends the provider the same request. Where preparing took so long that the provider would refuse: a quarter
 * of an hour later, as often as it takes.
 */
function checkoutExpiry({ createdAt }: Order, nowSeconds: number): number {
  const first = Math.floor(Date.parse(createdAt) / 1000) + PAYMENT_TIMEOUT_SECONDS;
  const missing = Math.max(0, nowSeconds + SHORTEST_CHECKOUT_SECONDS - first);
  return first + Math.ceil(missing / EXTENSION_SECONDS) * EXTENSION_SECONDS;
}

const unixSeconds = (): number => Math.floor(Date.now() / 1000);

/**
 * Opens the order's payment page, once, for as long as the pair is held. Resolves with the order that has it.
 * @throws TerminalError when the provider refuses, or the order has ended
 */
export async function openCheckout(order: Order): Promise<Order> {
  if (order.checkout) return order;
  const checkout = await createCheckout(order, checkoutExpiry(order, unixSeconds()));
  const recorded = await recordCheckout(order.orderId, checkout);
  if (!recorded?.checkout) throw new TerminalError(`${order.orderId} can have no payment page`);
  return recorded;
}

/** Leaves the shopper without a charge, whatever was created or paid. Safe to repeat. */
export const releaseOrderPayment = (order: Order): Promise<void> =>
  releasePayment({
    purchase: order,
    ...(order.pairNumber !== undefined && { checkoutExpiresAtSeconds: checkoutExpiry(order, unixSeconds()) }),
    sessionId: order.checkout?.sessionId,
    intentId: order.payment?.intentId,
  });

/** Takes the money that was authorised, once. @throws TerminalError when nothing was, or the provider refuses for good */
export async function captureOrderPayment({ orderId, payment }: Order): Promise<void> {
  if (payment?.outcome !== "authorized") throw new TerminalError(`${orderId} has no payment`);
  await capturePayment(orderId, payment.intentId);
}

/** Keeps a digest of the card that paid, so that the team sees which orders one card paid for. */
export async function noteCard(order: Order): Promise<void> {
  const fingerprint = order.payment?.intentId && (await cardFingerprint(order.payment.intentId));
  if (!fingerprint) return;
  const card = digestId(fingerprint);
  await recordCard(order.orderId, card);
  await putCard({ ...order, ...order.fingerprint }, card);
}

/** Takes one signed event of the payment provider. @throws AppError invalid_signature */
export async function receiveStripeEvent(payload: string, signature: string | null): Promise<void> {
  const event = readPaymentEvent(payload, signature);
  if (event) await receivePaymentEvent(event);
}
