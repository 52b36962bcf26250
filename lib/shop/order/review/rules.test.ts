import { expect, it } from "vitest";
import { exampleOrders } from "@/lib/shop/order/examples";
import { lastDeadlineOf } from "@/lib/shop/order/review/rules";

const order = {
  ...exampleOrders.awaiting_approval,
  timeline: [{ status: "awaiting_approval" as const, at: "2026-01-01T00:00:00.000Z" }],
};

it("an order may wait for a decision until an hour before its card's authorisation ends", () => {
  const authorization = { brand: "visa", last4: "4242", captureBefore: "2026-01-05T18:00:00.000Z" };
  expect(lastDeadlineOf({ ...order, authorization }, 0)).toBe("2026-01-05T17:00:00.000Z");
});

it("where the provider has not said when that is, seven days after it was authorised", () =>
  expect(lastDeadlineOf(order, 0)).toBe("2026-01-07T23:00:00.000Z"));
