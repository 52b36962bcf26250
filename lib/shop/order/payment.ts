import { TerminalError } from "@/lib/platform/errors";
import { digestId } from "@/lib/platform/ids";
import { PAYMENT_TIMEOUT_SECONDS } from "@/lib/shop/order/durations";
import { receivePaymentEvent } from "@/lib/shop/order/server";
import type { Order } from "@/lib/shop/order/schema";
import { planCheckout, recordCard, recordCheckout } from "@/lib/shop/order/transitions";
import { capturePayment, cardFingerprint, createCheckout, releasePayment } from "@/lib/shop/payment/server";
import { readPaymentEvent } from "@/lib/shop/payment/webhook";
import { putOrderFingerprint } from "@/lib/shop/risk/store";

/** The provider refuses a page that closes in less than 30 minutes. https://docs.stripe.com/api/checkout/sessions/create */
const SHORTEST_CHECKOUT_SECONDS = 35 * 60;

/** Opens the order's payment page, once, for as long as the pair is held. @throws TerminalError when the provider refuses */
export async function openCheckout({ orderId }: Order): Promise<void> {
  const nowSeconds = Math.floor(Date.now() / 1000);
  const longest = nowSeconds + PAYMENT_TIMEOUT_SECONDS;
  const planned = await planCheckout(orderId, longest, nowSeconds + SHORTEST_CHECKOUT_SECONDS);
  if (planned?.checkoutExpiresAtSeconds === undefined) throw new TerminalError(`${orderId} can have no payment page`);
  if (planned.checkout) return;
  const { checkoutExpiresAtSeconds } = planned;
  const checkout = await createCheckout(planned, checkoutExpiresAtSeconds);
  const recorded = await recordCheckout(orderId, checkoutExpiresAtSeconds, checkout);
  if (!recorded?.checkout) throw new Error(`${orderId} has moved on, or another attempt planned its payment page anew`);
}

/** Leaves the shopper without a charge, whatever was created or paid. Safe to repeat. */
export const releaseOrderPayment = (order: Order): Promise<void> =>
  releasePayment({
    purchase: order,
    checkoutExpiresAtSeconds: order.checkoutExpiresAtSeconds,
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
  await putOrderFingerprint({ ...order, ...order.fingerprint, card });
}

/** Takes one signed event of the payment provider. @throws AppError invalid_signature */
export async function receiveStripeEvent(payload: string, signature: string | null): Promise<void> {
  const event = readPaymentEvent(payload, signature);
  if (event) await receivePaymentEvent(event);
}
