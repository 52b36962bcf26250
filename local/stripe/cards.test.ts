import { expect, it } from "vitest";
import { cardOf } from "./cards.ts";

it("the same number is the same card, however it is written, and another number is another card", () => {
  expect(cardOf("4111 1111 1111 1111")).toEqual(cardOf(4111111111111111));
  expect(cardOf("4111111111111111").fingerprint).not.toBe(cardOf("4111111111111112").fingerprint);
  expect(cardOf("5100000000000008")).toMatchObject({ brand: "mastercard", last4: "0008" });
  expect(cardOf("4242424242424242")).toEqual(cardOf("4242-4242-4242-4242"));
});

it("without a number it is a card that no other person has", () => {
  for (const none of [undefined, null, "", {}]) expect(cardOf(none).fingerprint).not.toBe(cardOf(none).fingerprint);
});
