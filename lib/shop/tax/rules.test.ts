import { describe, expect, it } from "vitest";
import { EU_COUNTRIES } from "@/lib/platform/postal-address/countries";
import { vatIn, vatText } from "@/lib/shop/tax/rules";

const euros = (amountMinor: number) => ({ amountMinor, currency: "EUR" });

describe("the VAT in an amount", () => {
  it.each([
    ["DE", 31_415, 5016],
    ["FR", 31_415, 5236],
    ["FI", 31_415, 6383],
    ["HU", 12_700, 2700],
    ["DE", 1, 0],
    ["DE", 0, 0],
  ])("that goes to %s: of %i it is %i", (country, total, share) => {
    const vat = vatIn(euros(total), country);
    expect(vat.share).toEqual(euros(share));
    expect(vat.net.amountMinor + vat.share.amountMinor).toBe(total);
  });

  it.each(EU_COUNTRIES)("is known for %s", (country) =>
    expect(vatIn(euros(10_000), country).permille).toBeGreaterThan(0),
  );

  it("is whole in currencies without a minor unit, and has three digits where the currency has", () => {
    expect(vatIn({ amountMinor: 39_800, currency: "JPY" }, "DE").share).toEqual({ amountMinor: 6355, currency: "JPY" });
    expect(vatIn({ amountMinor: 31_410, currency: "KWD" }, "DE").share).toEqual({ amountMinor: 5015, currency: "KWD" });
  });

  it("is none outside the European Union", () =>
    expect(vatIn(euros(31_415), "US")).toMatchObject({ permille: 0, share: euros(0) }));
});

it("is said with its rate and its country", () => {
  expect(vatText(euros(31_415), "DE")).toBe("Including €50.16 VAT (19 %, Germany)");
  expect(vatText(euros(31_415), "FI")).toContain("25.5 %, Finland");
  expect(vatText(euros(31_415), "US")).toContain("Without VAT");
  expect(vatText({ amountMinor: 39_800, currency: "JPY" }, "DE")).toContain("¥6,355");
  expect(vatText({ amountMinor: 31_410, currency: "KWD" }, "DE")).toContain("5.015");
});
