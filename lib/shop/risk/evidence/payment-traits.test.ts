import { expect, it } from "vitest";
import type { CardFacts } from "@/lib/shop/payment/schema";
import { paymentTraitsOf } from "@/lib/shop/risk/evidence/payment-traits";

const UNKNOWN: CardFacts = {
  country: undefined,
  isPrepaid: undefined,
  checks: { line1: undefined, postalCode: undefined, code: undefined },
  declines: 0,
};

it("says nothing of a card of which nothing is known", () =>
  expect(paymentTraitsOf(UNKNOWN, "DE")).toEqual({ declines: 0 }));

it("a card of the address's country with what was typed beside it right speaks for a person", () => {
  const checks = { line1: "pass", postalCode: "pass", code: "pass" } as const;
  expect(paymentTraitsOf({ country: "DE", isPrepaid: false, checks, declines: 0 }, "DE")).toEqual({
    foreignCard: 0,
    prepaidCard: 0,
    declines: 0,
    failedAddressCheck: 0,
    failedCodeCheck: 0,
  });
});

it.each<[Partial<CardFacts>, object]>([
  [{ country: "US" }, { foreignCard: 1 }],
  [{ isPrepaid: true }, { prepaidCard: 1 }],
  [{ declines: 4 }, { declines: 4 }],
  [{ checks: { line1: "pass", postalCode: "fail", code: undefined } }, { failedAddressCheck: 1 }],
  [{ checks: { line1: "fail", postalCode: undefined, code: undefined } }, { failedAddressCheck: 1 }],
  [{ checks: { line1: undefined, postalCode: undefined, code: "fail" } }, { failedCodeCheck: 1 }],
])("%j is noticed", (facts, traits) =>
  expect(paymentTraitsOf({ ...UNKNOWN, ...facts }, "DE")).toEqual({ declines: 0, ...traits }),
);
