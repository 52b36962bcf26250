import { expect, it } from "vitest";
import { stateDiagram } from "@/lib/platform/states/states";
import { isTerminal, orderFacts, orderStates, orderStatuses } from "@/lib/shop/order/states";

it("an order moves along these states and no others", () => {
  const moves = orderStatuses.flatMap((to) => orderStates[to].from.map((from) => `${from} > ${to}`));
  expect(moves).toEqual([
    "processing > awaiting_payment",
    "awaiting_payment > awaiting_approval",
    "awaiting_approval > packing",
    "packing > shipped",
    "shipped > delivered",
    "processing > compensated",
    "awaiting_payment > compensated",
    "awaiting_approval > compensated",
    "packing > compensated",
  ]);
  expect(orderStatuses.filter(isTerminal)).toEqual(["delivered", "compensated"]);
});

it("a state has what it is entered for: a page to pay on, a payment, an approval", () => {
  const { awaiting_payment, awaiting_approval, packing, shipped, delivered, compensated } = orderStates;
  expect(awaiting_payment.needs).toEqual(["pairNumber", "risk", "checkout"]);
  expect(awaiting_payment.sets).toEqual(["paymentCallbackId", "deadlineAt"]);
  expect(awaiting_approval.needs).toEqual(["payment"]);
  expect(awaiting_approval.requires).toEqual([["payment.outcome", "authorized"]]);
  expect(awaiting_approval.sets).toEqual(["approvalCallbackId", "plannedUntil", "deadlineAt"]);
  expect(packing.needs).toEqual(["decision"]);
  expect(packing.requires).toEqual([["decision.decision", "approve"]]);
  expect(packing.sets).toEqual(["packing", "deadlineAt"]);
  expect(shipped.needs).toEqual(["label"]);
  const neverWith = ["paymentProblem", "withdrawnAt"];
  expect([packing.forbids, shipped.forbids]).toEqual([neverWith, neverWith]);
  expect(delivered.requires).toEqual([["tracking.status", "delivered"]]);
  expect(compensated.sets).toEqual(["reason"]);
  expect([shipped.sets, compensated.needs]).toEqual([[], []]);
});

it("what ends a wait is learned once, and only while the wait may end", () => {
  expect(orderFacts.payment).toEqual({ during: ["processing", "awaiting_payment"], once: true });
  expect(orderFacts.decision).toEqual({ during: ["awaiting_approval"], once: true });
  expect(orderFacts.pairNumber).toEqual({ during: ["processing"], once: true });
  expect(orderFacts.checkout).toEqual({ during: ["processing"], once: true });
  expect(orderFacts.packed).toEqual({ during: ["packing"], once: true });
  expect(orderFacts.handedOver).toEqual({ during: ["packing"], once: true });
});

it("what may change is learned as often as it does", () => {
  expect(orderFacts.triedShards).toEqual({ during: ["processing"], once: false });
  expect(orderFacts.risk).toEqual({ during: ["processing", "awaiting_payment", "awaiting_approval"], once: false });
  expect(orderFacts.card).toEqual({ during: orderStatuses, once: false });
  expect(orderFacts.stop).toEqual({ during: orderStatuses, once: false });
});

it("the diagram begins with the first state, labels each move, and ends with the last states", () => {
  const lines = stateDiagram(orderStates).split("\n");
  expect(lines[0]).toBe("stateDiagram-v2");
  expect(lines[1]).toBe("  [*] --> processing: placed");
  expect(lines).toContain("  awaiting_approval --> packing: approved, payment captured");
  expect(lines).toContain("  packing --> shipped: handed over to the carrier");
  expect(lines).toContain("  awaiting_payment --> compensated: ended without a shipment");
  expect(lines.slice(-2)).toEqual(["  delivered --> [*]", "  compensated --> [*]"]);
});
