import type { Money } from "@/lib/platform/money";
import { providerAmount } from "@/lib/shop/payment/amount";
import type { CheckoutEvent, PaymentFacts, PaymentProblem } from "@/lib/shop/payment/schema";

/** What an order expects of its payment. */
export interface Expected {
  readonly orderId: string;
  readonly total: Money;
  readonly checkout?: { readonly sessionId: string; readonly livemode?: boolean | undefined } | undefined;
}

type Charged = Pick<PaymentFacts, "amount" | "currency" | "livemode" | "orderId">;

/** Whether payment or event is for the order, for its total, in its mode. */
export const matches = ({ orderId, total, checkout }: Expected, charged: Charged): boolean =>
  charged.orderId === orderId &&
  charged.amount === providerAmount(total) &&
  charged.currency === total.currency &&
  charged.livemode === (checkout?.livemode ?? charged.livemode);

/** What is wrong with the money itself, whatever it was paid for. */
export function lossOf({ state, amount, capturable, captured, refunded, disputed }: PaymentFacts) {
  if (disputed) return "disputed" satisfies PaymentProblem;
  if (state === "voided" || state === "open") return "voided" satisfies PaymentProblem;
  if (captured + capturable !== amount) return "part_captured" satisfies PaymentProblem;
  return refunded > 0 ? ("refunded" satisfies PaymentProblem) : undefined;
}

/** Why the payment cannot pay for the order; undefined while it can. Absent facts: the provider does not know it. */
export function problemOf(facts: PaymentFacts | undefined, expected: Expected): PaymentProblem | undefined {
  if (!facts) return "missing";
  return matches(expected, facts) ? lossOf(facts) : "mismatch";
}

/** Whether captured minus refunded is the whole amount of the order's payment, and nobody disputes it. */
export const isPaidInFull = (facts: PaymentFacts | undefined, orderId: string): boolean =>
  facts?.orderId === orderId &&
  facts.state === "captured" &&
  facts.captured - facts.refunded === facts.amount &&
  !facts.disputed;

/** Whether the event is of the very page that the order opened, for its total. */
export const isOfCheckout = (expected: Expected, event: CheckoutEvent): boolean =>
  expected.checkout?.sessionId === event.sessionId &&
  matches(expected, {
    ...event,
    amount: event.amount ?? 0,
    currency: (event.currency ?? "").toUpperCase(),
  });
