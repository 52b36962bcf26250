import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { expectHistory, type HistoryPattern } from "../../packages/durable-lambda/testing.ts";
import { readBooks } from "@/lib/desk/reconciliation/server";
import { monthOf } from "@/lib/platform/audit/rules";
import { listAudit } from "@/lib/platform/audit/store";
import { stripe } from "@/lib/shop/payment/client";
import { intentIdOf } from "@/lib/shop/payment/intent";
import { reportDifference, resolveDifference } from "@/lib/shop/reconciliation/transitions";
import type { ReconciliationResult } from "@/workflows/reconciliation/schema";
import { executionNamed, localEngine } from "@/workflows/testing/local-engine";
import { decideAs, newShopper, order, pay, intentOf, staff, untilOrder } from "@/workflows/testing/people";
import { useServices } from "@/workflows/testing/use-services";

const services = useServices(localEngine);

/** A step a page, both ways, what differed before once more, and the result last: interrupted anywhere, it goes on from there. */
const COMPARED: HistoryPattern = [
  "ExecutionStarted",
  "StepStarted begin",
  "...",
  "StepSucceeded compare-payments-0",
  "...",
  ...["shipped", "awaiting_approval", "packing", "delivered"].flatMap(
    (status) => [`StepSucceeded compare-${status}-0`, "..."] as const,
  ),
  "StepSucceeded recheck-differences-0",
  "...",
  "StepSucceeded finish",
  "InvocationCompleted",
  "ExecutionSucceeded",
];

async function compareAll(): Promise<ReconciliationResult> {
  const execution = await executionNamed("reconciliation:$LATEST", randomUUID());
  const result = await execution.result<ReconciliationResult>();
  await expectHistory(execution).toMatch(COMPARED);
  return result;
}

async function strayPayment(): Promise<string> {
  const session = await stripe().checkout.sessions.create({
    mode: "payment",
    line_items: [{ quantity: 1, price_data: { currency: "eur", unit_amount: 500, product_data: { name: "x" } } }],
    payment_intent_data: { capture_method: "manual" },
    success_url: "http://other.test/",
  });
  const body = JSON.stringify({ outcome: "paid" });
  await fetch(`${services().stripeUrl}/_local/checkout/${session.id}`, { method: "POST", body });
  return intentIdOf(await stripe().checkout.sessions.retrieve(session.id)) ?? "";
}

async function shippedOrder() {
  const orderId = await order(await newShopper());
  await pay(services().stripeUrl, orderId, "paid");
  await decideAs(orderId, "approve");
  await untilOrder(orderId, ({ status }) => status === "shipped");
  return { orderId, intentId: await intentOf(services().stripeUrl, orderId) };
}

const kinds = ({ differences }: Pick<ReconciliationResult, "differences">) =>
  differences.map(({ kind }) => kind).toSorted();

it("compares page by page, reports once what differs, and closes what is gone", async () => {
  const { orderId, intentId } = await shippedOrder();
  expect(await compareAll()).toMatchObject({ open: 0, orders: 1 });
  const strays = await Promise.all(Array.from({ length: 60 }, strayPayment)); // more than a page
  await stripe().refunds.create({ payment_intent: intentId });
  const first = await compareAll();
  expect(first.open).toBe(61);
  expect(kinds(first).filter((kind) => kind !== "payment_without_order")).toEqual(["refunded_but_shipped"]);
  const again = await compareAll();
  expect(again.differences).toEqual(first.differences);
  expect((await readBooks(staff)).differences.find((found) => found.orderId === orderId)?.intentId).toBe(intentId);
  await Promise.all(strays.map((id) => stripe().paymentIntents.cancel(id)));
  expect(kinds(await compareAll())).toEqual(["refunded_but_shipped"]);
  const entries = await listAudit(monthOf(new Date().toISOString()), { limit: 300 });
  const count = (kind: string) => entries.filter(({ entry }) => entry.kind === kind).length;
  expect([count("difference"), count("resolved")]).toEqual([61, 60]);
});

it("what comes back after it was gone is open again, since then", async () => {
  const found = {
    differenceId: "disputed.pi_again",
    kind: "disputed",
    intentId: "pi_again",
    provider: "disputed",
    store: "order shipped",
  } as const;
  const [first, second, third] = ["2026-01-01", "2026-01-02", "2026-01-03"].map((day) => `${day}T00:00:00.000Z`);
  const opened = await reportDifference(found, first!);
  expect(await reportDifference(found, second!)).toMatchObject({ since: first, seenAt: second });
  expect(await resolveDifference(opened, second!)).toBeUndefined(); // it was seen again since
  const seen = await reportDifference(found, second!);
  expect(await resolveDifference(seen, second!)).toMatchObject({ resolvedAt: second });
  const back = await reportDifference(found, third!);
  expect([back.since, back.resolvedAt]).toEqual([third, undefined]);
});

it("only the team sees the books", async () => {
  await expect(readBooks(await newShopper())).rejects.toMatchObject({ code: "forbidden" });
});
