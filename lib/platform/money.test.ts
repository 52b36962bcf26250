import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatMoney, minorDigits, moneySchema } from "@/lib/platform/money";

const currencies = Intl.supportedValuesOf("currency");

/** What a person reads in the text, in minor units. */
function read(text: string, digits: number): number {
  const number = text.replace(/[^\d.]/g, "").replace(/^\.+/, "");
  const [, fraction = ""] = number.split(".");
  expect(fraction).toHaveLength(digits);
  return Number(number.replace(".", ""));
}

it("what is shown is what is charged, whatever the currency and the amount", () =>
  fc.assert(
    fc.property(fc.constantFrom(...currencies), fc.integer({ min: 1, max: 2 ** 53 - 1 }), (currency, amountMinor) => {
      expect(read(formatMoney({ amountMinor, currency }), minorDigits(currency))).toBe(amountMinor);
    }),
    { numRuns: 5_000 },
  ));

it.each([
  ["EUR", 31_415, "€314.15"],
  ["JPY", 31_415, "JP¥31,415"],
  ["KRW", 31_415, "₩31,415"],
  ["KWD", 31_410, "KWD 31.410"],
  ["ISK", 31_415, "ISK 31,415"],
])("%s %i is shown as %s", (currency, amountMinor, text) =>
  expect(formatMoney({ amountMinor, currency }).replaceAll("\u00a0", " ")).toBe(text),
);

describe("no money is", () => {
  it.each([
    ["a currency that does not exist", { amountMinor: 100, currency: "XYZ" }],
    ["a currency in small letters", { amountMinor: 100, currency: "eur" }],
    ["a fraction of the minor unit", { amountMinor: 0.5, currency: "EUR" }],
    ["nothing", { amountMinor: 0, currency: "EUR" }],
  ])("%s", (_, money) => expect(moneySchema.safeParse(money).success).toBe(false));
});
