/** What a person may pay with on the test page: a card that nobody else has, or one of Stripe's test cards, shared by all. */
import { createHash } from "node:crypto";
import { newId } from "./objects.ts";

/** https://docs.stripe.com/api/charges/object: `payment_method_details.card`. The fingerprint is the same for the same card. */
export interface Card {
  readonly brand: string;
  readonly last4: string;
  readonly fingerprint: string;
  /** When an authorisation that was not captured ends, in Unix seconds. */
  readonly capture_before?: number;
}

/** https://docs.stripe.com/payments/place-a-hold-on-a-payment-method: seven days for most cards online. */
const AUTHORIZATION_SECONDS = 7 * 24 * 3600;
export const authorizedNow = (card: Card, nowSeconds: number): Card => ({
  ...card,
  capture_before: nowSeconds + AUTHORIZATION_SECONDS,
});

interface TestCard extends Card {
  readonly number: string;
  readonly label: string;
}

/** https://docs.stripe.com/testing */
export const TEST_CARDS: readonly TestCard[] = [
  { number: "4242424242424242", label: "Visa 4242", brand: "visa", last4: "4242", fingerprint: "visa4242visa4242" },
  {
    number: "5555555555554444",
    label: "Mastercard 4444",
    brand: "mastercard",
    last4: "4444",
    fingerprint: "mast4444mast4444",
  },
  {
    number: "4000000000000259",
    label: "Visa 0259, disputed once it is charged",
    brand: "visa",
    last4: "0259",
    fingerprint: "visa0259visa0259",
  },
];

const FINGERPRINT_LENGTH = 16;
const BRANDS: Readonly<Record<string, string>> = { 3: "amex", 5: "mastercard", 6: "discover" };

/** The card of this number, the same whenever it is given; without one, a new card of the person's own. */
export function cardOf(number: unknown): Card {
  const digits = typeof number === "string" || typeof number === "number" ? String(number).replaceAll(/\D/g, "") : "";
  if (digits === "") return ownCard();
  const { brand, last4, fingerprint } = TEST_CARDS.find((card) => card.number === digits) ?? cardWithNumber(digits);
  return { brand, last4, fingerprint };
}

const cardWithNumber = (digits: string): Card => ({
  brand: BRANDS[digits[0] ?? ""] ?? "visa",
  last4: digits.slice(-4).padStart(4, "0"),
  fingerprint: createHash("sha256").update(digits).digest("hex").slice(0, FINGERPRINT_LENGTH),
});

/** Whether the card's holder disputes what is charged to it. https://docs.stripe.com/testing#disputes */
export const isDisputing = ({ last4 }: Card): boolean => last4 === "0259";

const ownCard = (): Card => ({ brand: "visa", last4: "1881", fingerprint: newId("", FINGERPRINT_LENGTH) });
