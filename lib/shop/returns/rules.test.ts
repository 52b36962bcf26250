import { describe, expect, it } from "vitest";
import { exampleOrders } from "@/lib/shop/order/examples";
import { exampleReturn } from "@/lib/shop/returns/examples";
import {
  inspectionOf,
  isDeductible,
  isInspectable,
  isRestocked,
  isSameInspection,
  mayArrive,
  refundOf,
  uninspected,
} from "@/lib/shop/returns/inspection";
import {
  isUnsent,
  needsLabel,
  newReturnOf,
  pollAfterSeconds,
  returnIdOf,
  returnView,
  statusDue,
} from "@/lib/shop/returns/rules";
import { inspectionRequestSchema, type Return } from "@/lib/shop/returns/schema";

const AT = "2026-01-02T00:00:00.000Z";
const { label } = exampleOrders.shipped;
const LABEL_URL = "https://carrier.test/labels/1";
const tracking = { status: "in_transit", version: "1" } as const;
const EUR = { amountMinor: 100, currency: "EUR" };
const KWD = { amountMinor: 12_340, currency: "KWD" };
const JPY = { amountMinor: 31_415, currency: "JPY" };

const accept = inspectionOf({ result: "accept", note: "" }, EUR, "cus_1", AT);
const deduct = inspectionOf({ result: "deduct", deductionMinor: 30, note: "Worn." }, EUR, "cus_1", AT);
const refuse = inspectionOf({ result: "refuse", note: "No." }, EUR, "cus_1", AT);
const labelSent: Return = { ...exampleReturn, status: "label_sent", label, labelUrl: LABEL_URL, deadlineAt: AT };
const received: Return = { ...exampleReturn, status: "received", arrivedAt: AT, deadlineAt: AT };
const refunded: Return = { ...exampleReturn, status: "refunded", refund: EUR };

describe("a return begins", () => {
  const returning = { returnId: returnIdOf(exampleReturn.orderId), cause: "withdrawal", at: AT } as const;

  it("as what its order says, and under one id for an order", () => {
    expect(newReturnOf(exampleOrders.delivered)).toBeUndefined();
    expect(newReturnOf({ ...exampleOrders.delivered, returning, withdrawalReason: "r" })).toMatchObject({
      returnId: returning.returnId,
      shipped: true,
      requestedAt: AT,
      reason: "r",
      total: exampleOrders.delivered.total,
    });
    expect(newReturnOf({ ...exampleOrders.awaiting_approval, returning, withdrawnAt: AT })?.shipped).toBe(false);
  });

  it("with a label only where the shopper has something to send", () => {
    expect(needsLabel(exampleReturn)).toBe(true);
    expect(needsLabel({ ...exampleReturn, shipped: false })).toBe(false);
    expect(needsLabel({ ...exampleReturn, cause: "undeliverable" })).toBe(false);
    expect(needsLabel({ ...exampleReturn, arrivedAt: AT })).toBe(false);
    expect(needsLabel({ ...exampleReturn, label })).toBe(false);
  });
});

it.each([
  ["nothing while nothing is known", labelSent, undefined],
  ["in transit when it was scanned", { ...labelSent, tracking }, "in_transit"],
  ["received when it is here", { ...labelSent, tracking, arrivedAt: AT }, "received"],
  ["nothing more while it waits to be inspected", received, undefined],
  ["refunded when it was accepted", { ...received, inspection: accept }, "refunded"],
  ["refunded when a part is kept back", { ...received, inspection: deduct }, "refunded"],
  ["refused when it was refused", { ...received, inspection: refuse }, "refused"],
  ["refunded when the payment was released", { ...exampleReturn, shipped: false, releasedAt: AT }, "refunded"],
  ["nothing once it has ended", { ...refunded, inspection: refuse }, undefined],
] as const)("the facts ask for %s", (_, record, due) => expect(statusDue(record as Return)).toBe(due));

it("what was not sent in time runs out; without a label only after some patience, without a parcel never", () => {
  expect(isUnsent(labelSent, 1)).toBe(true);
  expect(isUnsent(exampleReturn, 1)).toBe(false);
  expect(isUnsent(exampleReturn, 6)).toBe(true);
  expect(isUnsent({ ...exampleReturn, shipped: false }, 99)).toBe(false);
  expect(isUnsent(received, 99)).toBe(false);
});

describe("the refund", () => {
  it("is all that was paid, less what is kept back", () => {
    expect(refundOf({ ...received, inspection: accept })).toEqual(EUR);
    expect(refundOf({ ...received, inspection: deduct })).toEqual({ amountMinor: 70, currency: "EUR" });
    expect(refundOf({ ...received, inspection: uninspected(AT) })).toEqual(EUR);
    expect(refundOf({ ...received, inspection: refuse })).toBeNull();
    expect(refundOf(received)).toBeNull();
    expect(refundOf(refunded)).toEqual(EUR);
    expect(refundOf({ ...exampleReturn, status: "expired" })).toBeNull();
  });

  it("keeps back at most what was paid, and leaves what the provider can pay out", () => {
    expect([1, 100, 101].map((minor) => isDeductible(EUR, minor))).toEqual([true, true, false]);
    expect([1, 31_415, 31_416].map((minor) => isDeductible(JPY, minor))).toEqual([true, true, false]);
    expect([5, 10, 12_340].map((minor) => isDeductible(KWD, minor))).toEqual([false, true, true]);
  });
});

const problems = (request: object) =>
  inspectionRequestSchema.safeParse(request).error?.issues.map(({ path }) => path.join("."));

describe("an inspection", () => {
  it("puts an accepted pair back on sale and writes any other off, unless it says otherwise", () => {
    expect([accept.stock, deduct.stock, refuse.stock]).toEqual(["restock", "write_off", "write_off"]);
    expect(inspectionOf({ result: "accept", note: "", stock: "write_off" }, EUR, "c", AT).stock).toBe("write_off");
    expect(isRestocked({ ...received, inspection: accept })).toBe(true);
    expect(isRestocked({ ...received, inspection: { ...refuse, stock: "restock" } })).toBe(false);
    expect(isRestocked({ ...received, inspection: uninspected(AT) })).toBe(false);
  });

  it("is the same when result and deduction are", () => {
    expect(isSameInspection(deduct, { ...deduct, note: "other", by: "cus_2" })).toBe(true);
    expect(isSameInspection(deduct, { ...deduct, deduction: EUR })).toBe(false);
    expect(isSameInspection(accept, refuse)).toBe(false);
  });

  it("is of a pair that is here, by the first who looks", () => {
    expect(isInspectable(received)).toBe(true);
    expect(isInspectable(labelSent)).toBe(false);
    expect(isInspectable({ ...received, inspection: accept })).toBe(false);
    expect([mayArrive(labelSent), mayArrive(received), mayArrive(refunded)]).toEqual([true, false, false]);
    expect(mayArrive({ ...exampleReturn, shipped: false })).toBe(false);
  });

  it("needs an amount where a part is kept back, and a reason where the shopper gets less than all", () => {
    expect(problems({ result: "accept" })).toBeUndefined();
    expect(problems({ result: "deduct", note: "Worn." })).toEqual(["deductionMinor"]);
    expect(problems({ result: "deduct", deductionMinor: 0, note: "Worn." })).toEqual(["deductionMinor"]);
    expect(problems({ result: "refuse" })).toEqual(["note"]);
    expect(problems({ result: "keep" })).toEqual(["result"]);
  });
});

it("its view shows the deadline while the parcel is to be sent, and no callback id ever", () => {
  expect(returnView({ ...labelSent, callbackId: "secret" })).toMatchObject({
    status: "label_sent",
    labelUrl: LABEL_URL,
    trackingCode: label.trackingCode,
    deadlineAt: AT,
    refund: null,
  });
  expect(returnView(received)).toMatchObject({ deadlineAt: null, labelUrl: null });
  expect(JSON.stringify(returnView({ ...labelSent, callbackId: "secret" }))).not.toContain("secret");
  expect(returnView({ ...refunded, inspection: deduct })).toMatchObject({
    refund: EUR,
    deduction: { amountMinor: 30, currency: "EUR" },
    note: "Worn.",
  });
  expect([pollAfterSeconds(labelSent), pollAfterSeconds(refunded)]).toEqual([2, 60]);
});
