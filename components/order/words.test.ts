import { describe, expect, test } from "vitest";
import { orderReasonSchema, orderStatusSchema, type OrderView } from "@/lib/shop/order/schema";
import { paymentProblemSchema } from "@/lib/shop/payment/schema";
import { isBeforePayment } from "@/lib/shop/order/rules";
import { ahead, isOrderView, isSettling, meaningOf, titleOf } from "./words";

const order = (part: Partial<OrderView>): OrderView => ({
  orderId: "ord_1",
  orderNumber: "QS-0000-00",
  dropId: "drop",
  total: { amountMinor: 100, currency: "EUR" },
  shippingAddress: null,
  declinedAt: null,
  card: null,
  delivery: null,
  returnId: null,
  withdrawable: false,
  createdAt: "2026-11-22T10:00:00.000Z",
  status: "processing",
  size: "42",
  pairNumber: null,
  paymentUrl: null,
  deadlineAt: null,
  reason: null,
  paymentProblem: null,
  updatedAt: "2026-11-22T10:00:00.000Z",
  timeline: [],
  ...part,
});

describe("what lies ahead", () => {
  test("everything, at first", () =>
    expect(ahead(order({}))).toEqual(["awaiting_payment", "awaiting_approval", "shipped", "delivered"]));
  test("nothing after delivery", () => expect(ahead(order({ status: "delivered" }))).toEqual([]));
  test("nothing after the end", () => expect(ahead(order({ status: "compensated" }))).toEqual([]));
});

test.each(orderReasonSchema.options)("the ending %s says what became of the money", (reason) =>
  expect(meaningOf(order({ status: "compensated", reason }))).toMatch(/card was not charged|pay nothing/),
);

test.each(paymentProblemSchema.options)(
  "an order whose payment was %s says so, and what became of the money",
  (problem) => {
    const ended = order({ status: "compensated", reason: "failed", paymentProblem: problem });
    expect(titleOf(ended)).toMatch(/^The payment/);
    expect(meaningOf(ended)).toMatch(/card was not charged|pay nothing/);
  },
);

test("every ending has a title of its own, and none says only that it ended", () => {
  const titles = orderReasonSchema.options.map((reason) => titleOf(order({ status: "compensated", reason })));
  expect(new Set(titles).size).toBe(orderReasonSchema.options.length);
  expect(titles).not.toContain("Ended");
});

test("an order whose payment page has answered does not ask to be paid", () => {
  const held = { status: "awaiting_payment", pairNumber: 7 } as const;
  expect(isSettling(order(held))).toBe(true);
  expect(titleOf(order(held))).toBe("Checking the payment");
  expect(meaningOf(order(held))).not.toMatch(/Pay before/);
  expect(isSettling(order({ ...held, paymentUrl: "https://pay.test" }))).toBe(false);
});

test("only an unpaid order can be cancelled", () =>
  expect(orderStatusSchema.options.filter((status) => isBeforePayment({ status }))).toEqual([
    "processing",
    "awaiting_payment",
  ]));

test.each([null, "x", {}, { status: "lost" }])("%o is not an order", (body) => expect(isOrderView(body)).toBe(false));
