import { describe, expect, it } from "vitest";
import { availabilityOf, defaultDrop, footCm, isOpenAt, isScale, numberPairs, sizeIn } from "@/lib/shop/drop/rules";
import { dropFileSchema } from "@/lib/shop/drop/schema";

describe("the drop", () => {
  it("numbers its pairs through without gap or overlap", () => {
    const { sizes } = numberPairs(defaultDrop(0));
    expect(sizes[0]?.firstNumber).toBe(1);
    sizes
      .slice(1)
      .forEach((size, i) => expect(size.firstNumber).toBe((sizes[i]?.firstNumber ?? 0) + (sizes[i]?.pairs ?? 0)));
    expect(sizes.reduce((sum, { pairs }) => sum + pairs, 0)).toBe(Math.floor(1000 * Math.PI));
  });

  it("opens on the second and is closed on the second", () => {
    const drop = { opensAt: "2026-01-01T10:00:00Z", closesAt: "2026-01-01T11:00:00Z" };
    expect(isOpenAt(drop, Date.parse(drop.opensAt) - 1)).toBe(false);
    expect(isOpenAt(drop, Date.parse(drop.opensAt))).toBe(true);
    expect(isOpenAt(drop, Date.parse(drop.closesAt) - 1)).toBe(true);
    expect(isOpenAt(drop, Date.parse(drop.closesAt))).toBe(false);
  });

  it("tells how much is left in three words", () => {
    expect([0, 1, 5, 6].map(availabilityOf)).toEqual(["sold_out", "low", "low", "available"]);
  });

  it("the default one is a valid drop file", () => {
    expect(dropFileSchema.parse(defaultDrop(0))).toEqual(defaultDrop(0));
  });

  it("a file with a size twice, or closing before it opens, is refused", () => {
    const drop = defaultDrop(0);
    expect(dropFileSchema.safeParse({ ...drop, sizes: [...drop.sizes, ...drop.sizes] }).success).toBe(false);
    expect(dropFileSchema.safeParse({ ...drop, closesAt: drop.opensAt }).success).toBe(false);
    const price = { amountMinor: 31_415, currency: "KWD" }; // no provider takes a thousandth of a dinar
    expect(dropFileSchema.safeParse({ ...drop, price }).error?.issues[0]?.path).toEqual(["price", "amountMinor"]);
  });

  it("a file may write sizes as numbers", () => {
    const { sizes } = dropFileSchema.parse({ ...defaultDrop(0), sizes: [{ size: 42.5, pairs: 1 }] });
    expect(sizes).toEqual([{ size: "42.5", pairs: 1 }]);
    const { sizes: counted } = dropFileSchema.parse({ ...defaultDrop(0), sizes: [{ size: "42", count: 3 }] });
    expect(counted).toEqual([{ size: "42", pairs: 3 }]);
  });
});

describe("sizes", () => {
  it.each([
    ["36", "3.5", "4.5"],
    ["40", "6.5", "7.5"],
    ["42", "8", "9"],
    ["42.5", "8.5", "9.5"],
    ["45", "10.5", "11.5"],
    ["48", "13", "14"],
  ])("EU %s is UK %s and US %s", (eu, uk, us) => {
    expect([sizeIn("eu", eu), sizeIn("uk", eu), sizeIn("us", eu)]).toEqual([eu, uk, us]);
  });

  it("no two sizes of the drop share one in another scale", () => {
    const { sizes } = defaultDrop(0);
    expect(new Set(sizes.map(({ size }) => sizeIn("uk", size))).size).toBe(sizes.length);
  });

  it("tell the foot they fit", () => expect([footCm("36"), footCm("42")]).toEqual(["22.5", "26.5"]));

  it("know three scales and no other", () =>
    expect(["eu", "uk", "us", "jp", undefined].map(isScale)).toEqual([true, true, true, false, false]));
});
