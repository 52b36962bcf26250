import { exampleAddress } from "@/lib/platform/postal-address/examples";
import { describe, expect, it } from "vitest";
import { exampleOrders } from "@/lib/shop/order/examples";
import {
  awaitsApproval,
  awaitsCarrier,
  awaitsPacking,
  awaitsPayment,
  awaitsStore,
  deadlineOf,
  decisionOf,
  endingOfStopped,
  happyPath,
  holdsPlace,
  isBeforePayment,
  isCompensated,
  isDecidable,
  isFinished,
  isPrepared,
  isSold,
  orderView,
  PACKING_STATUS,
  reasonOfDecision,
  reasonOfUnpaid,
  REVIEW_STATUS,
  orderOfExecution,
  takeoverName,
} from "@/lib/shop/order/rules";
import { orderSchema, type Order } from "@/lib/shop/order/schema";
import { orderStates, orderStatuses } from "@/lib/shop/order/states";

const { processing, awaiting_payment, awaiting_approval, packing, shipped, delivered, compensated } = exampleOrders;
const { addressId, label } = shipped;
const at = "2026-01-01T00:00:00.000Z";
const labelProblem = { addressId, reason: "Address not found", at };
const stop = { execution: "arn", at, by: "cus_1", reason: "stuck" };
const all = Object.values(exampleOrders);
const those = (holds: (order: Order) => boolean) => all.filter(holds).map(({ status }) => status);

describe("an order's states", () => {
  it("no move leaves delivered or compensated", () => {
    const left = orderStatuses.flatMap((status) => orderStates[status].from as readonly string[]);
    expect(left).toContain("processing");
    expect(left).not.toContain("delivered");
    expect(left).not.toContain("compensated");
    expect(those(isFinished)).toEqual(["delivered", "compensated"]);
  });

  it("a pair is sold or its order undone, and nothing else is either", () => {
    expect(those(isSold)).toEqual(["shipped", "delivered"]);
    expect(those(isCompensated)).toEqual(["compensated"]);
  });

  it("an order that goes well is prepared, paid, approved, shipped and delivered", () =>
    expect(happyPath).toEqual(["processing", "awaiting_payment", "awaiting_approval", "shipped", "delivered"]));

  it("one waits for the shopper, one for a reviewer, one for those who pack and one for the carrier", () => {
    expect(those(awaitsPayment)).toEqual(["awaiting_payment"]);
    expect(those(awaitsApproval)).toEqual([REVIEW_STATUS]);
    expect(those(awaitsPacking)).toEqual([PACKING_STATUS]);
    expect(those(awaitsCarrier)).toEqual(["shipped"]);
  });

  it("shipping needs a label, packing an approval, approval a payment", () => {
    expect(orderStates.shipped).toMatchObject({ from: ["packing"], needs: ["label"] });
    expect(orderStates.packing).toMatchObject({ from: ["awaiting_approval"], needs: ["decision"] });
    expect(orderStates.awaiting_approval).toMatchObject({ from: ["awaiting_payment"], needs: ["payment"] });
  });

  it("only an ended order gives its shopper's place free", () => {
    expect(those(holdsPlace)).toEqual(orderStatuses.filter((status) => status !== "compensated"));
    expect(those(isBeforePayment)).toEqual(["processing", "awaiting_payment"]);
  });

  it.each(all)("an order that is $status has what its schema asks for", (order) =>
    expect(orderSchema.parse(order)).toEqual(order),
  );

  it.each([
    [{ ...awaiting_payment, paymentCallbackId: undefined }],
    [{ ...awaiting_payment, deadlineAt: undefined }],
    [{ ...awaiting_approval, payment: { outcome: "declined", intentId: "pi" } }],
    [{ ...shipped, decision: undefined }],
    [{ ...compensated, reason: undefined }],
  ])("one that lacks something is refused: %#", (order) => expect(orderSchema.safeParse(order).success).toBe(false));

  it("each way of not paying, and of not being approved, has its reason", () => {
    expect((["declined", "expired", "cancelled"] as const).map(reasonOfUnpaid)).toEqual([
      "payment_failed",
      "payment_timeout",
      "cancelled",
    ]);
    expect((["approve", "reject", "timeout"] as const).map(reasonOfDecision)).toEqual([
      null,
      "rejected",
      "approval_timeout",
    ]);
  });

  it("is prepared once the store has done its part", () =>
    expect(those(isPrepared)).toEqual(orderStatuses.filter((status) => status !== "processing")));
});

describe("whose move it is", () => {
  const payment = { outcome: "declined", intentId: "pi" } as const;
  it.each([
    [processing, true],
    [awaiting_payment, false],
    [{ ...awaiting_payment, payment }, true],
    [{ ...awaiting_payment, stop }, true],
    [awaiting_approval, false],
    [{ ...awaiting_approval, decision: { decision: "approve" as const, at } }, true],
    [{ ...awaiting_approval, stop }, true],
    [packing, true],
    [{ ...packing, packing: "desk" as const }, true],
    [{ ...packing, packing: "desk" as const, label }, false],
    [{ ...packing, labelProblem }, false],
    [{ ...packing, packing: "desk" as const, label, handedOver: { at, by: "cus_1" } }, true],
    [shipped, false],
    [{ ...shipped, tracking: { status: "delivered" as const, version: "1" } }, true],
    [compensated, false],
    [{ ...compensated, stop }, false],
  ])("is the store's where something it knows has not been acted on: %#", (order, expected) =>
    expect(awaitsStore(order)).toBe(expected),
  );

  it("is a reviewer's while the order is paid, undecided and not stopped", () => {
    expect(those(isDecidable)).toEqual(["awaiting_approval"]);
    expect(isDecidable({ ...awaiting_approval, decision: { decision: "reject", at } })).toBe(false);
    expect(isDecidable({ ...awaiting_approval, stop })).toBe(false);
  });
});

describe("what the owner sees", () => {
  it("holds no risk, no callback id and nothing of the provider but the page to pay on", () => {
    const text = JSON.stringify(orderView(awaiting_payment, exampleAddress));
    expect(text).not.toMatch(/secret|risk|score|"cs"|network|browser/);
    expect(orderView(awaiting_payment, exampleAddress).paymentUrl).toBe("https://pay");
  });

  it("has a payment page only while it can be paid on", () => {
    const { checkout } = awaiting_payment;
    const others: Order[] = [{ ...processing, checkout }, awaiting_approval, shipped, { ...compensated, checkout }];
    for (const order of others) expect(orderView(order, exampleAddress).paymentUrl, order.status).toBeNull();
    const payment = { outcome: "authorized", intentId: "pi" } as const;
    expect(orderView({ ...awaiting_payment, payment }, exampleAddress).paymentUrl).toBeNull();
    expect(orderView({ ...awaiting_payment, stop }, exampleAddress).paymentUrl).toBeNull();
  });

  it("has a deadline while it waits, and none once it is over", () => {
    expect(orderView(processing, exampleAddress).deadlineAt).toBeNull();
    expect(orderView(awaiting_payment, exampleAddress).deadlineAt).toBe(deadlineOf(awaiting_payment));
    expect(orderView(awaiting_approval, exampleAddress).deadlineAt).not.toBeNull();
    expect(orderView(shipped, exampleAddress).deadlineAt).toBeNull();
  });

  it("is what the contract names: an order that is packed still awaits approval, as far as its owner is concerned", () => {
    const timeline = [{ status: "packing" as const, at }];
    expect(orderView({ ...packing, timeline }, exampleAddress)).toMatchObject({
      status: "awaiting_approval",
      timeline: [],
      deadlineAt: null,
      delivery: null,
    });
  });

  it("has a parcel from its label on, and none once that was called back", () => {
    expect(orderView({ ...packing, label }, exampleAddress).delivery).toEqual({
      carrier: "Post",
      trackingCode: "LP1",
      trackingUrl: label.trackingUrl,
      status: "pre_transit",
      estimatedAt: label.estimatedAt,
    });
    expect(orderView(delivered, exampleAddress).delivery).toMatchObject({ status: "delivered" });
    expect(orderView({ ...shipped, lostAt: at }, exampleAddress).delivery).toMatchObject({ status: "lost" });
    expect(orderView({ ...compensated, label }, exampleAddress).delivery).toBeNull();
  });

  it("has its pair and, where it ended, why", () => {
    expect(orderView(processing, exampleAddress)).toMatchObject({ pairNumber: null, reason: null });
    expect(orderView(shipped, exampleAddress)).toMatchObject({
      pairNumber: 7,
      reason: null,
      status: "shipped",
      size: "42",
    });
    expect(orderView(compensated, exampleAddress)).toMatchObject({ pairNumber: null, reason: "sold_out" });
    expect(decisionOf(processing)).toBeUndefined();
  });
});

describe("an order whose execution was stopped", () => {
  const stopped = { stop, stops: 2 };
  const payment = { outcome: "declined", intentId: "pi" } as const;

  it.each([
    [{ ...shipped, ...stopped }, "shipped"],
    [{ ...compensated, ...stopped, reason: "rejected" as const }, "rejected"],
    [{ ...awaiting_payment, ...stopped, payment }, "payment_failed"],
    [{ ...processing, ...stopped, payment: { outcome: "cancelled" as const } }, "cancelled"],
    [{ ...awaiting_approval, ...stopped, decision: { decision: "reject" as const, at } }, "rejected"],
    [{ ...awaiting_approval, ...stopped, decision: { decision: "timeout" as const, at } }, "approval_timeout"],
    [{ ...awaiting_approval, ...stopped, decision: { decision: "approve" as const, at } }, "failed"],
    [{ ...awaiting_approval, ...stopped }, "failed"],
    [{ ...processing, ...stopped }, "failed"],
  ])("ends by what was decided before: %#, %s", (order, ending) => expect(endingOfStopped(order)).toBe(ending));

  it("is taken over under a name of its own that an execution may have", () => {
    const name = takeoverName({ ...processing, ...stopped });
    expect(name).toBe(`${processing.orderId}-takeover-2`);
    expect(name).toMatch(/^[\w-]{1,64}$/);
  });

  it.each(["", "-takeover-2", "-fork-0a1b2c3d", "-takeover-1-fork-0a1b2c3d", "-fork-0a1b2c3d-fork-0-fork-0a1b2c3d"])(
    "an execution named after it and %j is known for its own",
    (suffix) => expect(orderOfExecution(`${processing.orderId}${suffix}`)).toBe(processing.orderId),
  );

  it.each(["", "-fork-0a1b2c3d", "ret_00000000000000000000000000", "ord_short-fork-0a1b2c3d"])(
    "%j is named after none",
    (name) => expect(orderOfExecution(name)).toBeUndefined(),
  );
});
