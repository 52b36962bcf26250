import { beforeAll, expect, it, vi } from "vitest";
import type { Execution } from "../../packages/durable-lambda/api/execution.ts";
import { expectHistory } from "../../packages/durable-lambda/testing.ts";
import { stopOrderExecution } from "@/lib/desk/operations/server";
import { findExecution, listExecutions } from "@/lib/platform/durable/executions";
import type { OrderId } from "@/lib/platform/ids";
import { heldPairs } from "@/lib/shop/inventory/store";
import type { Order } from "@/lib/shop/order/schema";
import { findOrder } from "@/lib/shop/order/store";
import { findReturn } from "@/lib/shop/returns/store";
import { deploy, executionNamed, localEngine, rerun } from "@/workflows/testing/local-engine";
import { expectRerunChangesNothing, operationsOf, rerunFromEach } from "@/workflows/testing/rerun";
import { orderWithBugs, type Bug } from "@/workflows/testing/order-with-bugs";
import {
  decideAs,
  moveParcel,
  newShopper,
  order,
  parcels,
  pay,
  payments,
  staff,
  stockOf,
  untilOrder,
} from "@/workflows/testing/people";
import { inspectAs, labelledReturn, moveReturnParcel } from "@/workflows/testing/returns";
import { useServices } from "@/workflows/testing/use-services";

// An execution that a bug has ended is run again from one of its steps, on the mended code: the order comes to its right end,
// and whatever is run again, nothing is charged, sent, mailed or given back twice.

const services = useServices(localEngine);
const PATIENCE = { timeout: 60_000, interval: 50 };
const CHARGED_ONCE = [{ status: "succeeded", amountCaptured: 12_345, amountRefunded: 0 }];
const MAILS = ["We hold a pair for you", "Payment received", "Your pair is on its way", "Your pair has arrived"];

const REFUSES_A_DELIVERED_PARCEL: Bug = {
  right: "  const { status = null, version = null }",
  wrong: "  if (isParcelAtItsEnd(order)) mustBe(undefined, orderId);\n  const { status = null, version = null }",
};
const THROWS_AFTER_THE_CAPTURE_OF_A_43: Bug = {
  right: "  if (intentId === null) return null;",
  wrong: '  if (order.size === "43") throw new TypeError("packing is not a function");',
};

interface Failed {
  readonly orderId: OrderId;
  readonly email: string;
  readonly execution: Execution;
}
let failed: Failed;
let stuck: Failed;

beforeAll(async () => {
  const bugs = [REFUSES_A_DELIVERED_PARCEL, THROWS_AFTER_THE_CAPTURE_OF_A_43];
  await deploy({ order: orderWithBugs(services().dataDir, bugs) });
  [failed, stuck] = await Promise.all([approved("42"), approved("43")]);
  await deliver(failed.orderId);
  await expect(failed.execution.result()).rejects.toThrow("FAILED: StepError");
  await comesTo(stuck.execution, "StepFailed capture-payment");
  await stuck.execution.stop();
  await deploy({});
}, 60_000);

const executionOf = (orderId: OrderId): Promise<Execution> => executionNamed("order:$LATEST", orderId, { orderId });

async function begin(size: string): Promise<Failed> {
  const shopper = await newShopper();
  const orderId = await order(shopper, size);
  return { orderId, email: shopper.email, execution: await executionOf(orderId) };
}

async function approved(size: string): Promise<Failed> {
  const begun = await begin(size);
  await pay(services().stripeUrl, begun.orderId, "paid");
  await decideAs(begun.orderId, "approve");
  return begun;
}

async function deliver(orderId: OrderId): Promise<void> {
  await untilOrder(orderId, (current) => "deliveryCallbackId" in current);
  await moveParcel(services().carrierUrl, orderId, "delivered");
}

async function rerunFrom(execution: Execution, step: string): Promise<Execution> {
  const [id = ""] = (await operationsOf(execution)).findLast(([, name]) => name === step) ?? [];
  return rerun(execution, id);
}

const comesTo = (execution: Execution, event: `${"StepFailed" | "WaitStarted"} ${string}` | "CallbackSucceeded") =>
  vi.waitFor(() => expectHistory(execution).toMatch(["...", event, "..."]), PATIENCE);

async function expectSoldOnce({ orderId, email }: Failed): Promise<void> {
  await vi.waitFor(async () => expect(await services().subjects(email)).toEqual(MAILS), PATIENCE);
  expect(await findOrder(orderId)).toMatchObject({ status: "delivered" });
  expect(await payments(services().stripeUrl, orderId)).toEqual(CHARGED_ONCE);
  expect(await parcels(services().carrierUrl, orderId)).toHaveLength(1);
}

/** All that a rerun could change for those outside of the store. */
async function outcomeOf({ orderId, email }: Failed) {
  const found = await findOrder(orderId);
  return {
    timeline: found?.timeline,
    reason: found && "reason" in found && found.reason,
    paymentProblem: found?.paymentProblem,
    payments: await payments(services().stripeUrl, orderId),
    parcels: await parcels(services().carrierUrl, orderId),
    mails: await services().subjects(email),
    pairs: [...(await heldPairs(await stockOf("42")))],
  };
}

it("a failed execution goes on from the step that failed, on the mended code; the original stays failed", async () => {
  const before = await failed.execution.history();
  await comesTo(await rerunFrom(failed.execution, "settle-delivery"), "WaitStarted withdrawal-period");
  await expectSoldOnce(failed);
  expect(await failed.execution.history()).toEqual(before);
});

it("an execution stopped amid retries after the money was taken goes on from that step, and takes none again", async () => {
  const copy = await rerunFrom(stuck.execution, "capture-payment");
  await deliver(stuck.orderId);
  await comesTo(copy, "WaitStarted withdrawal-period");
  await expectSoldOnce(stuck);
});

it("run again from each of its operations, all at once, a sold order stays as it is", async () => {
  const before = await outcomeOf(failed);
  const copies = await rerunFromEach(failed.execution);
  expect(copies.length).toBeGreaterThan(20);
  await Promise.all(copies.map((copy) => comesTo(copy, "WaitStarted withdrawal-period")));
  expect(await outcomeOf(failed)).toEqual(before);
});

it("run again from each of its operations, all at once, an order that was undone stays undone", async () => {
  const undone = await begin("42");
  await pay(services().stripeUrl, undone.orderId, "paid");
  await decideAs(undone.orderId, "reject");
  expect(await undone.execution.result()).toEqual({ outcome: "compensated", reason: "rejected" });
  await expectRerunChangesNothing("order", undone.orderId, () => outcomeOf(undone));
});

it("run again from each of its operations, a sold pair that came back stays refunded, and so does its return", async () => {
  const { shopper, orderId, returnId, running } = await labelledReturn(localEngine, services());
  await moveReturnParcel(services().carrierUrl, returnId, "delivered");
  await inspectAs(returnId, {});
  expect(await running.result()).toEqual({ outcome: "refunded" });
  const returned = { orderId, email: shopper.email, execution: await executionOf(orderId) };
  const before = await outcomeOf(returned);
  const returns = await rerunFromEach(await executionNamed("return:$LATEST", returnId, { returnId }));
  for (const copy of returns) expect(await copy.result()).toEqual({ outcome: "refunded" });
  const copies = await rerunFromEach(returned.execution);
  await Promise.all(copies.map((copy) => comesTo(copy, "WaitStarted withdrawal-period")));
  expect(await outcomeOf(returned)).toEqual(before);
  expect(await parcels(services().carrierUrl, returnId)).toHaveLength(1);
});

it("run again from each of its operations, all at once, a refused return stays refused: one label, no refund", async () => {
  const { shopper, orderId, returnId } = await labelledReturn(localEngine, services());
  await moveReturnParcel(services().carrierUrl, returnId, "delivered");
  await inspectAs(returnId, { result: "refuse", note: "It is another shoe." });
  await expectRerunChangesNothing("return", returnId, async () => [
    await findReturn(returnId),
    await payments(services().stripeUrl, orderId),
    await parcels(services().carrierUrl, returnId),
    await services().subjects(shopper.email),
  ]);
});

it("a copy is stopped at the desk like its original, and the order ends", async () => {
  const { orderId, execution } = await begin("42");
  await untilOrder(orderId, ({ status }) => status === "awaiting_payment");
  await execution.stop();
  const copy = await rerunFrom(execution, "reserve-pair");
  await untilOrder(orderId, (now) => "paymentCallbackId" in now);
  const { executions } = await listExecutions("order", { status: "RUNNING", limit: 100 });
  const { name = "" } = executions.find(({ arn }) => arn === copy.arn) ?? {};
  await stopOrderExecution(staff, name, "it was run again by mistake");
  await expect(copy.result()).rejects.toThrow("STOPPED");
  expect(await findOrder(orderId)).toMatchObject({ stops: 1, stop: { execution: copy.arn, by: staff.customerId } });
  expect(await findExecution("order", `${orderId}-takeover-1`)).toMatchObject({ status: "RUNNING" });
});

type Callback = "paymentCallbackId" | "approvalCallbackId";
const callbackOf = (stored: Order, name: Callback) => (stored as Partial<Record<Callback, string>>)[name];

it("what comes from outside wakes the execution that was run again, not the one that was stopped", async () => {
  const begun = await begin("42");
  const { orderId, execution } = begun;
  const stored = async (name: Callback, before?: string) => {
    const isNew = (now: Order) => callbackOf(now, name) !== undefined && callbackOf(now, name) !== before;
    return callbackOf(await untilOrder(orderId, isNew), name);
  };
  const first = await stored("paymentCallbackId");
  await execution.stop();
  const paid = await rerunFrom(execution, "reserve-pair");
  await stored("paymentCallbackId", first);
  await pay(services().stripeUrl, orderId, "paid");
  const second = await stored("approvalCallbackId");
  await paid.stop();
  const decided = await rerunFrom(paid, "await-decision");
  await stored("approvalCallbackId", second);
  await decideAs(orderId, "approve");
  await deliver(orderId);
  await comesTo(decided, "WaitStarted withdrawal-period");
  await expectSoldOnce(begun);
});
