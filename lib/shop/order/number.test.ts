import * as fc from "fast-check";
import { expect, it } from "vitest";
import { orderNumberOf } from "@/lib/shop/order/number";

it("every order has a number that people can read out, always the same", () => {
  fc.assert(
    fc.property(fc.string(), (orderId) => {
      expect(orderNumberOf(orderId)).toMatch(/^QS-[0-9A-HJKMNP-TV-Z]{4}-\d\d$/);
      expect(orderNumberOf(orderId)).toBe(orderNumberOf(orderId));
    }),
    { numRuns: 2000 },
  );
});

it("orders spread over the numbers: of five thousand hardly two share one", () => {
  const numbers = Array.from({ length: 5000 }, (_, i) => orderNumberOf(`ord_${i}`));
  expect(new Set(numbers).size).toBeGreaterThan(4990);
});
