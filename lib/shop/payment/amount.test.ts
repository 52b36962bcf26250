import { describe, expect, it } from "vitest";
import { isChargeable, providerAmount } from "@/lib/shop/payment/amount";

it.each([
  ["EUR", 31_415, 31_415],
  ["JPY", 31_415, 31_415],
  ["KRW", 31_415, 31_415],
  ["KWD", 31_410, 31_410],
  ["TND", 31_410, 31_410],
  ["ISK", 500, 50_000],
  ["UGX", 500, 50_000],
  ["HUF", 500, 50_000],
  ["MGA", 500, 500],
])("%s %i is charged as %i", (currency, amountMinor, amount) =>
  expect(providerAmount({ amountMinor, currency })).toBe(amount),
);

describe("what the provider cannot charge", () => {
  it.each([
    ["a last digit of thousandths", { amountMinor: 31_415, currency: "KWD" }, false],
    ["thousandths where it counts hundredths", { amountMinor: 31_415, currency: "LYD" }, false],
    ["a tenth of them", { amountMinor: 31_410, currency: "LYD" }, true],
    ["any whole yen", { amountMinor: 31_415, currency: "JPY" }, true],
  ])("%s", (_, money, chargeable) => expect(isChargeable(money)).toBe(chargeable));
});
