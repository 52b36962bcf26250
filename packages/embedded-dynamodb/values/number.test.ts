import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addNumbers, canonicalNumber, compareNumbers, negateNumber, numberSize, orderedNumber } from "./number.ts";

/** Numbers of up to 18 digits, with their value in units of 10^-40. */
const decimal = fc
  .record({ digits: fc.bigInt(-(10n ** 18n), 10n ** 18n), scale: fc.integer({ min: 0, max: 20 }) })
  .map(({ digits, scale }) => ({
    text: canonicalNumber(`${digits}e-${scale}`),
    units: digits * 10n ** BigInt(40 - scale),
  }));

const sign = (n: bigint | number): number => (n < 0 ? -1 : n > 0 ? 1 : 0);

describe("a number", () => {
  it("sorts as text as it sorts as a number", () =>
    fc.assert(
      fc.property(decimal, decimal, (a, b) => {
        const [x, y] = [orderedNumber(a.text), orderedNumber(b.text)];
        expect(x < y ? -1 : x > y ? 1 : 0).toBe(sign(a.units - b.units));
        expect(sign(compareNumbers(a.text, b.text))).toBe(sign(a.units - b.units));
      }),
    ));

  it("has one text, whatever was written", () =>
    fc.assert(
      fc.property(decimal, ({ text }) => {
        expect(canonicalNumber(text)).toBe(text);
        expect(canonicalNumber(`${text}e0`)).toBe(text);
        expect(text).toMatch(/^-?(?:0|[1-9]\d*|(?:0|[1-9]\d*)\.\d*[1-9])$/);
      }),
    ));

  it("is added without a rounding", () =>
    fc.assert(
      fc.property(decimal, decimal, (a, b) => {
        const units = a.units + b.units;
        fc.pre(String(units < 0n ? -units : units).replace(/0+$/, "").length <= 38);
        expect(addNumbers(a.text, b.text)).toBe(canonicalNumber(`${units}e-40`));
        expect(addNumbers(a.text, negateNumber(a.text))).toBe("0");
      }),
    ));

  it.each([
    ["0", 1],
    ["7", 2],
    ["-7", 3],
    ["100", 2],
    ["1234", 3],
  ])("%s counts for %i bytes", (text, bytes) => expect(numberSize(text)).toBe(bytes));
});
