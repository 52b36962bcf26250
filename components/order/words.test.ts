import { expect, test } from "vitest";
import { orderReasonSchema, orderStatusSchema } from "@/lib/shop/order/schema";
import { paymentProblemSchema } from "@/lib/shop/payment/schema";
import { orderExample as order } from "./example";
import { isBeforePayment } from "@/lib/shop/order/rules";
import { isBeingPacked, isOrderView, isSettling, meaningOf, titleOf } from "./words";

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

test("an order that was cancelled says so at once, and not that a payment is looked at", () => {
  const cancelled = order({ status: "awaiting_payment", pairNumber: 7, settling: "cancellation" });
  expect(titleOf(cancelled)).toBe("Cancelling");
  expect(meaningOf(cancelled)).toMatch(/not charged/);
});

test("an approved order that is not shipped says so, and waits for no decision", () => {
  const waiting = { status: "awaiting_approval", pairNumber: 7, deadlineAt: "2026-11-23T10:00:00.000Z" } as const;
  expect(titleOf(order(waiting))).toBe("Awaiting approval");
  expect(isBeingPacked(order({ ...waiting, deadlineAt: null }))).toBe(true);
  expect(titleOf(order({ ...waiting, deadlineAt: null }))).toBe("Approved");
});

test("only an unpaid order can be cancelled", () =>
  expect(orderStatusSchema.options.filter((status) => isBeforePayment({ status }))).toEqual([
    "processing",
    "awaiting_payment",
  ]));

test.each([null, "x", {}, { status: "lost" }])("%o is not an order", (body) => expect(isOrderView(body)).toBe(false));
