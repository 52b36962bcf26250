import { expect, it, vi } from "vitest";
import { expectHistory } from "../../packages/durable-lambda/testing.ts";
import { monthOf } from "@/lib/platform/audit/rules";
import { listAudit } from "@/lib/platform/audit/store";
import { findExecution, readTimeline } from "@/lib/platform/durable/executions";
import { enqueue } from "@/lib/platform/durable/outbox";
import { waitsOn } from "@/lib/platform/durable/rules";
import { stopOrderExecution } from "@/lib/desk/operations/server";
import { heldPairs } from "@/lib/shop/inventory/store";
import { stockOf } from "@/workflows/testing/people";
import { reasonOf } from "@/lib/shop/order/rules";
import { findOrder } from "@/lib/shop/order/store";
import { recordStop } from "@/lib/shop/order/transitions";
import { catalog } from "@/workflows/catalog";
import { handler as sweep } from "@/workflows/sweep/handler";
import { advance, localEngine } from "@/workflows/testing/local-engine";
import {
  decideAs,
  moveParcel,
  newShopper,
  order,
  parcels,
  pay,
  payments,
  staff,
  untilOrder,
} from "@/workflows/testing/people";
import { useServices } from "@/workflows/testing/use-services";
import { WITHDRAWAL_SECONDS } from "@/lib/shop/order/durations";

// An operator may stop an execution wherever it is: the order still comes to its end, nothing is lost or charged.

const services = useServices(localEngine);
const SWEPT_AFTER_SECONDS = 60;
const LAST_INVOCATION_SECONDS = catalog.order.invocationTimeoutSeconds + 1;

async function waitingOrder() {
  const orderId = await order(await newShopper());
  await pay(services().stripeUrl, orderId, "paid");
  await untilOrder(orderId, ({ status }) => status === "awaiting_approval");
  return orderId;
}

const statusOf = async (name: string) => (await findExecution("order", name))?.status;
/** The clock may only be moved once the execution that takes over has set its timer. */
const untilTakenOver = (orderId: string, count = 1) =>
  vi.waitFor(
    async () => {
      const execution = await findExecution("order", `${orderId}-takeover-${count}`);
      expect(waitsOn(await readTimeline(execution?.arn ?? ""))?.name).toBe("last-invocation");
    },
    { timeout: 20_000 },
  );

async function expectGivenBack(orderId: `ord_${string}`) {
  const ended = await untilOrder(orderId, ({ status }) => status === "compensated");
  expect(await heldPairs(await stockOf("42"))).not.toContain(ended.pairNumber);
  const held = (await payments(services().stripeUrl, orderId)).filter(({ status }) => status !== "canceled");
  expect(held).toEqual([]);
  return reasonOf(ended);
}

it("an order stopped while it waits for a decision gives pair and payment back, and the log knows who did it", async () => {
  const orderId = await waitingOrder();
  await stopOrderExecution(staff, orderId, "stuck");
  expect(await statusOf(orderId)).toBe("STOPPED");
  await untilTakenOver(orderId);
  await advance(LAST_INVOCATION_SECONDS);
  expect(await expectGivenBack(orderId)).toBe("failed");
  const takeover = await findExecution("order", `${orderId}-takeover-1`);
  await expectHistory(takeover?.arn ?? "").toMatch([
    "ExecutionStarted",
    { type: "WaitStarted", name: "last-invocation", details: { Duration: catalog.order.invocationTimeoutSeconds } },
    "...",
    "WaitSucceeded last-invocation",
    "...",
    { type: "StepSucceeded", name: "read-ending", result: "failed" },
    ...["refund-label", "release-payment", "release-pair"].flatMap((name) => ["...", `StepSucceeded ${name}`] as const),
    "...",
  ]);
  const entries = await listAudit(monthOf(new Date().toISOString()), { limit: 100 });
  expect(entries.map(({ entry }) => entry)).toContainEqual(
    expect.objectContaining({ kind: "stop", orderId, by: staff.customerId, note: "stuck" }),
  );
});

it("an order stopped before it was paid closes its payment page", async () => {
  const orderId = await order(await newShopper());
  await untilOrder(orderId, ({ status }) => status === "awaiting_payment");
  await stopOrderExecution(staff, orderId, "stuck");
  await untilTakenOver(orderId);
  await advance(LAST_INVOCATION_SECONDS);
  expect(await expectGivenBack(orderId)).toBe("failed");
});

it("a stop whose request died before the engine heard of it is carried out by the sweep", async () => {
  const orderId = await waitingOrder();
  const execution = (await findExecution("order", orderId))?.arn ?? "";
  await enqueue("order", orderId);
  await recordStop(orderId, { execution, by: staff.customerId, reason: "stuck" }); // and here the process died
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + SWEPT_AFTER_SECONDS * 1000 });
  await sweep().finally(() => vi.useRealTimers());
  expect(await statusOf(orderId)).toBe("STOPPED");
  await untilTakenOver(orderId);
  await advance(LAST_INVOCATION_SECONDS);
  expect(await expectGivenBack(orderId)).toBe("failed");
});

it("the execution that took over may be stopped, too: another takes over from it", async () => {
  const orderId = await waitingOrder();
  await stopOrderExecution(staff, orderId, "first");
  await untilTakenOver(orderId);
  await stopOrderExecution(staff, `${orderId}-takeover-1`, "second");
  await untilTakenOver(orderId, 2);
  await advance(LAST_INVOCATION_SECONDS);
  expect(await expectGivenBack(orderId)).toBe("failed");
  expect((await findOrder(orderId))?.stops).toBe(2);
});

it("what was shipped stays shipped and charged once, and the execution that takes over waits for the carrier", async () => {
  const orderId = await waitingOrder();
  await decideAs(orderId, "approve");
  await untilOrder(orderId, (current) => "deliveryCallbackId" in current);
  await stopOrderExecution(staff, orderId, "stuck");
  await untilTakenOver(orderId);
  await advance(LAST_INVOCATION_SECONDS);
  await moveParcel(services().carrierUrl, orderId, "delivered");
  await untilOrder(orderId, ({ status }) => status === "delivered");
  expect(await parcels(services().carrierUrl, orderId)).toHaveLength(1);
  expect(await payments(services().stripeUrl, orderId)).toEqual([
    { status: "succeeded", amountCaptured: 12_345, amountRefunded: 0 },
  ]);
});

it("a finished execution cannot be stopped", async () => {
  const orderId = await waitingOrder();
  await decideAs(orderId, "approve");
  await untilOrder(orderId, ({ status }) => status === "shipped");
  await moveParcel(services().carrierUrl, orderId, "delivered");
  await untilOrder(orderId, ({ status }) => status === "delivered");
  await advance(WITHDRAWAL_SECONDS);
  await vi.waitFor(async () => expect(await statusOf(orderId)).toBe("SUCCEEDED"), { timeout: 20_000 });
  await expect(stopOrderExecution(staff, orderId, "late")).rejects.toMatchObject({ code: "not_running" });
  expect(await payments(services().stripeUrl, orderId)).toEqual([
    { status: "succeeded", amountCaptured: 12_345, amountRefunded: 0 },
  ]);
});

it("a shopper cannot stop anything", async () => {
  const shopper = await newShopper();
  await expect(stopOrderExecution(shopper, "ord_x", "mine")).rejects.toMatchObject({ code: "forbidden" });
});
