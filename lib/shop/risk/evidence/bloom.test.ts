import * as fc from "fast-check";
import { expect, it } from "vitest";
import { bloomOf, likeness } from "@/lib/shop/risk/evidence/bloom";

const bitsOf = (filter: string): number[] =>
  [...Buffer.from(filter, "base64url").entries()].flatMap(([byte, value]) =>
    Array.from({ length: 8 }, (_, bit) => byte * 8 + bit).filter((_, bit) => (value >> bit) & 1),
  );

it("two filters are as alike as Dice's coefficient of the bits that are set in them", () => {
  const filters = fc.oneof(
    fc.string().map((text) => bloomOf("key", text)),
    fc.uint8Array({ minLength: 16, maxLength: 16 }).map((bytes) => Buffer.from(bytes).toString("base64url")),
    fc.constant(""),
  );
  fc.assert(
    fc.property(filters, filters, (a, b) => {
      const [one, other] = [bitsOf(a), bitsOf(b)];
      const both = one.filter((bit) => other.includes(bit)).length;
      expect(likeness(a, b)).toBe(a === b ? 1 : (2 * both) / Math.max(1, one.length + other.length));
    }),
  );
});
