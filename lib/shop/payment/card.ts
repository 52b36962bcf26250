import type Stripe from "stripe";
import type { Authorization, CardCheck, CardFacts } from "@/lib/shop/payment/schema";

/** A card as a charge has it. https://docs.stripe.com/api/charges/object (payment_method_details.card) */
type ChargedCard = Stripe.Charge.PaymentMethodDetails.Card;

export interface PayingCard {
  /** The same for the same card. */
  readonly fingerprint: string | undefined;
  readonly authorization: Authorization;
  readonly facts: CardFacts;
}

function authorizationOf({ brand, last4, capture_before: end }: ChargedCard): Authorization {
  const captureBefore = typeof end === "number" ? { captureBefore: new Date(end * 1000).toISOString() } : {};
  return { brand: brand ?? "card", last4: last4 ?? "", ...captureBefore };
}

const checkOf = (result: string | null | undefined): CardCheck =>
  result === "pass" || result === "fail" ? result : undefined;

const factsOf = ({ country, funding, checks }: ChargedCard, declines: number): CardFacts => ({
  country: country ?? undefined,
  isPrepaid: !funding || funding === "unknown" ? undefined : funding === "prepaid",
  checks: {
    line1: checkOf(checks?.address_line1_check),
    postalCode: checkOf(checks?.address_postal_code_check),
    code: checkOf(checks?.cvc_check),
  },
  declines,
});

export const payingCardOf = (card: ChargedCard, declines: number): PayingCard => ({
  fingerprint: card.fingerprint ?? undefined,
  authorization: authorizationOf(card),
  facts: factsOf(card, declines),
});
