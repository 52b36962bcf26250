import { describe, expect, it } from "vitest";
import { digestId } from "@/lib/platform/ids";
import {
  endingOfStopped,
  isFinished,
  orderView,
  pollAfterSeconds,
  reasonOfUnpaid,
  statesBefore,
  takeoverName,
} from "@/lib/shop/order/rules";
import { orderStatusSchema, type Order } from "@/lib/shop/order/schema";

const order: Order = {
  orderId: `ord_${digestId("o")}`,
  customerId: `cus_${digestId("c")}`,
  dropId: "drop",
  size: "42",
  price: { amountMinor: 100, currency: "EUR" },
  status: "awaiting_payment",
  timeline: [],
  createdAt: "2026-01-01T00:00:00.000Z",
  updatedAt: "2026-01-01T00:00:00.000Z",
  deadlineAt: "2026-01-01T01:00:00.000Z",
  network: "n",
  browser: "b",
  fromBrowser: true,
  endedBefore: 0,
  triedPairs: [7],
  stops: 0,
  pairNumber: 7,
  paymentUrl: "https://pay",
  paymentCallbackId: "secret",
  approvalCallbackId: "secret",
  checkoutSessionId: "cs",
  risk: { score: 1, level: "low", recommendation: "approve", facts: [], engine: "rules-1" },
};

describe("an order's states", () => {
  it("nothing leads out of shipped or compensated", () => {
    for (const status of orderStatusSchema.options) {
      expect(statesBefore(status)).not.toContain("shipped");
      expect(statesBefore(status)).not.toContain("compensated");
    }
  });

  it("shipping needs an approval, approval a payment", () => {
    expect(statesBefore("shipped")).toEqual(["awaiting_approval"]);
    expect(statesBefore("awaiting_approval")).toEqual(["awaiting_payment"]);
  });

  it("each way of not paying has its reason", () => {
    expect((["declined", "expired", "cancelled"] as const).map(reasonOfUnpaid)).toEqual([
      "payment_failed",
      "payment_timeout",
      "cancelled",
    ]);
  });

  it("asks for fewer polls once it is over", () => {
    expect(pollAfterSeconds({ status: "shipped" })).toBeGreaterThan(pollAfterSeconds({ status: "awaiting_approval" }));
  });
});

describe("what the owner sees", () => {
  it("holds no risk, no callback id and nothing of the provider but the page to pay on", () => {
    const text = JSON.stringify(orderView(order));
    expect(text).not.toMatch(/secret|risk|score|"cs"|network|browser/);
    expect(orderView(order).paymentUrl).toBe("https://pay");
  });

  it("has a payment page only while it can be paid on", () => {
    expect(orderView({ ...order, status: "processing" }).paymentUrl).toBeNull();
    expect(orderView({ ...order, paymentOutcome: "authorized" }).paymentUrl).toBeNull();
    expect(orderView({ ...order, status: "shipped" }).paymentUrl).toBeNull();
  });

  it("has no deadline once it is over", () => {
    expect(isFinished({ status: "shipped" })).toBe(true);
    expect(orderView({ ...order, status: "shipped" }).deadlineAt).toBeNull();
  });
});

describe("an order whose execution was stopped", () => {
  const stopped: Order = { ...order, stoppedExecution: "arn", stops: 2 };
  const at = "2026-01-01T00:00:00.000Z";

  it("can no longer be paid for", () => {
    expect(orderView(order).paymentUrl).toBe("https://pay");
    expect(orderView(stopped).paymentUrl).toBeNull();
  });

  it.each([
    [{ status: "shipped" as const }, "shipped"],
    [{ status: "compensated" as const, reason: "rejected" as const }, "rejected"],
    [{ paymentOutcome: "declined" as const }, "payment_failed"],
    [{ paymentOutcome: "authorized" as const, decision: { decision: "reject" as const, at } }, "rejected"],
    [{ decision: { decision: "timeout" as const, at } }, "approval_timeout"],
    [{ decision: { decision: "approve" as const, at } }, "failed"],
    [{}, "failed"],
  ])("with %j ends as %s", (change, ending) => expect(endingOfStopped({ ...stopped, ...change })).toBe(ending));

  it("is taken over under a name of its own that an execution may have", () => {
    expect(takeoverName(stopped)).toBe(`${order.orderId}-takeover-2`);
    expect(takeoverName(stopped)).toMatch(/^[\w-]{1,64}$/);
  });
});
