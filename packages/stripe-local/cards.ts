/** What a person may pay with on the test page: a card that nobody else has, or one of Stripe's test cards, shared by all. */
import { createHash } from "node:crypto";
import { countryOf } from "./card-countries.ts";
import { newId } from "./objects.ts";

type Check = "pass" | "fail" | "unavailable" | null;

/** https://docs.stripe.com/api/charges/object: `payment_method_details.card`. The fingerprint is the same for the same card. */
export interface Card {
  readonly brand: string;
  readonly last4: string;
  readonly fingerprint: string;
  /** Of the issuer. Null where a number says nothing of it: own cards are of the country that the parcel goes to. */
  readonly country: string | null;
  readonly funding: "credit" | "debit" | "prepaid";
  /** The page asks for no billing address: only test cards answer for one. */
  readonly checks: {
    readonly address_line1_check: Check;
    readonly address_postal_code_check: Check;
    readonly cvc_check: Check;
  };
  /** When an authorisation that was not captured ends, in Unix seconds. */
  readonly capture_before?: number;
}

/** https://docs.stripe.com/payments/place-a-hold-on-a-payment-method: seven days for most cards online. */
const AUTHORIZATION_SECONDS = 7 * 24 * 3600;
export const authorizedNow = (card: Card, nowSeconds: number): Card => ({
  ...card,
  capture_before: nowSeconds + AUTHORIZATION_SECONDS,
});

const BRANDS: Readonly<Record<string, string>> = { 3: "amex", 5: "mastercard", 6: "discover" };
const FINGERPRINT_LENGTH = 16;
const UNCHECKED = { address_line1_check: null, address_postal_code_check: null, cvc_check: "pass" } as const;

const cardWithNumber = (digits: string): Card => ({
  brand: BRANDS[digits[0] ?? ""] ?? "visa",
  last4: digits.slice(-4).padStart(4, "0"),
  fingerprint: createHash("sha256").update(digits).digest("hex").slice(0, FINGERPRINT_LENGTH),
  country: countryOf(digits),
  funding: "credit",
  checks: UNCHECKED,
});

/** What a test card is beside what its number says. Basic ones are of the United States. https://docs.stripe.com/testing */
const KNOWN: Readonly<Record<string, Partial<Card>>> = {
  "4242424242424242": { country: "US" },
  "4012888888881881": { country: "US" },
  "4000056655665556": { country: "US", funding: "debit" },
  "5555555555554444": { country: "US" },
  "5200828282828210": { country: "US", funding: "debit" },
  "5105105105105100": { country: "US", funding: "prepaid" },
  "378282246310005": { country: "US" },
  "4000000000000259": { country: "US" },
  "4000000000005423": { country: "US" },
  "4000000000000010": failing("address_line1_check", "address_postal_code_check"),
  "4000000000000028": failing("address_line1_check"),
  "4000000000000036": failing("address_postal_code_check"),
  "4000000000000101": failing("cvc_check"),
};

function failing(...failed: readonly (keyof Card["checks"])[]): Partial<Card> {
  const passed = { address_line1_check: "pass", address_postal_code_check: "pass", cvc_check: "pass" } as const;
  return { country: "US", checks: { ...passed, ...Object.fromEntries(failed.map((check) => [check, "fail"])) } };
}

/** What the page offers. */
export const TEST_CARDS: readonly { readonly number: string; readonly label: string }[] = [
  { number: "4242424242424242", label: "Visa 4242" },
  { number: "5555555555554444", label: "Mastercard 4444" },
  { number: "4000002760000016", label: "Visa 0016, of Germany" },
  { number: "5105105105105100", label: "Mastercard 5100, prepaid" },
  { number: "4000000000000010", label: "Visa 0010, of another address" },
  { number: "4000000000000259", label: "Visa 0259, disputed once it is charged" },
  { number: "4000000000005423", label: "Visa 5423, warned of once it is charged" },
];

/** The card of this number, the same whenever it is given; without one, a new card of the person's own, of their country. */
export function cardOf(number: unknown, country: string | null): Card {
  const digits = typeof number === "string" || typeof number === "number" ? String(number).replaceAll(/\D/g, "") : "";
  return digits === "" ? ownCard(country) : { ...cardWithNumber(digits), ...KNOWN[digits] };
}

/** Whether the card's holder disputes what is charged to it. https://docs.stripe.com/testing#disputes */
export const isDisputing = ({ last4 }: Card): boolean => last4 === "0259";

/** Whether its network warns of it. https://docs.stripe.com/testing#fraud-prevention */
export const isWarnedOf = ({ last4 }: Card): boolean => last4 === "5423";

const ownCard = (country: string | null): Card => ({
  brand: "visa",
  last4: "1881",
  fingerprint: newId("", FINGERPRINT_LENGTH),
  country,
  funding: "debit",
  checks: UNCHECKED,
});
