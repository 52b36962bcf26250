import { expect, it } from "vitest";
import { exampleOrders } from "@/lib/shop/order/examples";
import { howOf } from "@/lib/shop/order/places";

const {
  payment: _paid,
  pairNumber: _pair,
  ...ended
} = { payment: undefined, pairNumber: 7, ...exampleOrders.compensated };
const cancelled = { ...ended, reason: "cancelled" } as const;

it("an order counts as held for nothing where a pair was held and nothing was paid", () => {
  expect(howOf({ ...cancelled, pairNumber: 7 })).toBe("unpaid");
  expect(howOf({ ...cancelled, pairNumber: 7, payment: { outcome: "cancelled" } })).toBe("unpaid");
});

it("an order that never came to a pair, or was paid for, held none for nothing", () => {
  expect(howOf(cancelled)).toBe("otherwise");
  expect(howOf({ ...cancelled, pairNumber: 7, payment: { outcome: "authorized", intentId: "pi" } })).toBe("otherwise");
});

it("what the team turned down is told apart from both", () => {
  expect(howOf({ ...cancelled, pairNumber: 7, reason: "rejected" })).toBe("rejected");
});
