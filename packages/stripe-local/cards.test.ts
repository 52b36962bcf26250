import { expect, it } from "vitest";
import { cardOf } from "./cards.ts";

const of = (number: unknown) => cardOf(number, "DE");

it("the same number is the same card, however it is written, and another number is another card", () => {
  expect(of("4111 1111 1111 1111")).toEqual(of(4111111111111111));
  expect(of("4111111111111111").fingerprint).not.toBe(of("4111111111111112").fingerprint);
  expect(of("5100000000000008")).toMatchObject({ brand: "mastercard", last4: "0008" });
  expect(of("4242424242424242")).toEqual(of("4242-4242-4242-4242"));
});

it("without a number it is a card that no other person has", () => {
  for (const none of [undefined, null, "", {}]) expect(of(none).fingerprint).not.toBe(of(none).fingerprint);
});

it("a card without a number is of the country that the parcel goes to, one of any number says nothing of its country", () => {
  expect(of(null)).toMatchObject({ country: "DE", funding: "debit", checks: { cvc_check: "pass" } });
  expect(of("4111111111111111").country).toBeNull();
});

it.each([
  ["4242424242424242", { country: "US", funding: "credit" }],
  ["4000002760000016", { country: "DE" }],
  ["4000000400000008", { country: "AT" }],
  ["4000008260000000", { country: "GB" }],
  ["5105105105105100", { funding: "prepaid" }],
  [
    "4000000000000010",
    { checks: { address_line1_check: "fail", address_postal_code_check: "fail", cvc_check: "pass" } },
  ],
  ["4000000000000036", { checks: { address_line1_check: "pass", address_postal_code_check: "fail" } }],
  ["4000000000000101", { checks: { cvc_check: "fail" } }],
])("%s is what Stripe's documentation says of it: %j", (number, card) => expect(of(number)).toMatchObject(card));
