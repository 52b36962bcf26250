import { describe, expect, it } from "vitest";
import { exampleOrders } from "@/lib/shop/order/examples";
import type { Order } from "@/lib/shop/order/schema";
import type { PaymentFacts } from "@/lib/shop/payment/schema";
import { exampleReturn } from "@/lib/shop/returns/examples";
import { uninspected } from "@/lib/shop/returns/inspection";
import type { Return } from "@/lib/shop/returns/schema";
import { findingOf, kindOf, missingPayment } from "@/lib/shop/reconciliation/rules";

const { awaiting_payment, awaiting_approval, shipped, compensated } = exampleOrders;
const { orderId } = shipped;
const LONG_AFTER = Date.parse(shipped.updatedAt) + 3600_000;
const ended: Order = { ...compensated, payment: { outcome: "authorized", intentId: "pi" } };

const held: PaymentFacts = {
  intentId: "pi",
  orderId,
  state: "authorized",
  declined: false,
  amount: 100,
  currency: "EUR",
  livemode: false,
  capturable: 100,
  captured: 0,
  refunded: 0,
  disputed: false,
  createdAt: shipped.createdAt,
};
const captured: PaymentFacts = { ...held, state: "captured", capturable: 0, captured: 100 };
const voided: PaymentFacts = { ...held, state: "voided", capturable: 0 };
const open: PaymentFacts = { ...held, state: "open", capturable: 0 };
const refunded: PaymentFacts = { ...captured, refunded: 100 };

describe("payment and order agree", () => {
  it.each<[string, PaymentFacts, Order | undefined]>([
    ["shipped, captured", captured, shipped],
    ["waiting, held", held, awaiting_approval],
    ["ended, voided", voided, ended],
    ["ended, refunded", refunded, ended],
    ["unpaid, nothing held", open, awaiting_payment],
    ["no order, nothing held", voided, undefined],
    ["another page that nobody paid on", { ...open, intentId: "pi_other" }, shipped],
  ])("%s", (_, facts, order) => expect(findingOf(facts, order, LONG_AFTER)).toBeUndefined());
});

describe("a return gives money back, and the books", () => {
  const partly: Return = {
    ...exampleReturn,
    status: "refunded",
    refund: { amountMinor: 70, currency: "EUR" },
  };
  const decided: Return = {
    ...exampleReturn,
    status: "received",
    arrivedAt: shipped.updatedAt,
    deadlineAt: shipped.updatedAt,
    inspection: uninspected(shipped.updatedAt),
  };
  it.each<[string, number, Return, string | undefined]>([
    ["agree when just that went back", 70, partly, undefined],
    ["agree while it is on its way", 0, decided, undefined],
    ["agree between refund and record", 100, decided, undefined],
    ["differ when more went back", 71, partly, "refunded_but_shipped"],
    ["differ when it never went", 0, partly, "refund_missing"],
    ["differ when nothing was decided", 1, exampleReturn, "refunded_but_shipped"],
    [
      "differ when it was refused",
      1,
      { ...decided, status: "refused", inspection: decided.inspection! },
      "refunded_but_shipped",
    ],
  ])("%s", (_, amount, returned, kind) =>
    expect(kindOf({ ...captured, refunded: amount }, exampleOrders.delivered, LONG_AFTER, returned)).toBe(kind),
  );
});

describe("payment and order differ", () => {
  it.each<[string, PaymentFacts, Order | undefined, string]>([
    ["held for no order", held, undefined, "payment_without_order"],
    ["captured for no order", captured, undefined, "payment_without_order"],
    ["a second payment", { ...held, intentId: "pi_2" }, shipped, "duplicate_payment"],
    ["paid, and the order does not know", held, awaiting_payment, "payment_not_recorded"],
    ["held, and the order ended unpaid", held, compensated, "authorised_but_ended"],
    ["held, and the order ended", held, ended, "authorised_but_ended"],
    ["captured, and the order ended", captured, ended, "captured_not_shipped"],
    ["captured before anyone decided", captured, awaiting_approval, "captured_not_shipped"],
    ["part of it kept, and the order ended", { ...captured, refunded: 99 }, ended, "captured_not_shipped"],
    ["shipped, held", held, shipped, "shipped_not_captured"],
    ["shipped, voided", voided, shipped, "shipped_not_captured"],
    ["shipped, a part captured", { ...captured, captured: 99 }, shipped, "shipped_not_captured"],
    ["shipped, refunded", refunded, shipped, "refunded_but_shipped"],
    ["shipped, a part refunded", { ...captured, refunded: 1 }, shipped, "refunded_but_shipped"],
    ["disputed", { ...captured, disputed: true }, shipped, "disputed"],
    ["another amount", { ...captured, amount: 101, captured: 101 }, shipped, "amount_differs"],
    ["another currency", { ...captured, currency: "USD" }, shipped, "amount_differs"],
    ["voided while a reviewer is waited for", voided, awaiting_approval, "payment_lost"],
  ])("%s", (_, facts, order, kind) => expect(kindOf(facts, order, LONG_AFTER)).toBe(kind));

  it("not while the order is on its way from one to the other", () =>
    expect(kindOf(voided, awaiting_approval, Date.parse(awaiting_approval.updatedAt) + 1000)).toBeUndefined());

  it("and the finding says both sides, under an id that the next run finds again", () => {
    const found = findingOf(refunded, shipped, LONG_AFTER);
    expect(found).toEqual({
      differenceId: "refunded_but_shipped.pi",
      kind: "refunded_but_shipped",
      intentId: "pi",
      orderId,
      provider: "€1.00 captured, €1.00 refunded",
      store: "order shipped, €1.00",
    });
    expect(findingOf(refunded, shipped, LONG_AFTER + 86_400_000)).toEqual(found);
    expect(missingPayment(shipped, "pi").differenceId).toBe("order_without_payment.pi");
  });
});
