import { expect, it, vi } from "vitest";
import { expectHistory, type HistoryPattern } from "../../packages/durable-lambda/testing.ts";
import { findExecution } from "@/lib/platform/durable/executions";
import { tellLine } from "@/lib/shop/draw/line";
import { drawExecutionOf } from "@/lib/shop/draw/rules";
import { changeDrop } from "@/lib/shop/drop/change";
import { close } from "@/lib/shop/drop/moves";
import { findDrop } from "@/lib/shop/drop/store";
import { heldPairs } from "@/lib/shop/inventory/store";
import { endPaymentWait } from "@/lib/shop/order/server";
import { findOrder } from "@/lib/shop/order/store";
import { placeOrder } from "@/lib/shop/order/place-order";
import { exampleAddress } from "@/lib/platform/postal-address/examples";
import { withdrawMine } from "@/lib/shop/entry/server";
import { receiptOf } from "@/lib/shop/entry/rules";
import { verifyReceipt, verifyRecord } from "@/packages/draw-record";
import { closeEntries, drawDrop, drawn, enter, untilEntries, type Entrant } from "@/workflows/testing/draws";
import { localEngine } from "@/workflows/testing/local-engine";
import { newCaller, newShopper, untilOrder } from "@/workflows/testing/people";
import { useServices } from "@/workflows/testing/use-services";

useServices(localEngine);
vi.setConfig({ testTimeout: 300_000 }); // for what hangs: real seconds pass until a list is closed

/** The list is closed and sealed before its random number is there, and the pairs follow from both. */
const SEALED_BEFORE_ITS_ROUND: HistoryPattern = [
  "ExecutionStarted",
  "...",
  "StepSucceeded exclude",
  "...",
  "StepSucceeded seal",
  "...",
  "WaitSucceeded round",
  "...",
  "StepStarted take-round",
  "...",
  "StepSucceeded take-round",
  "...",
  "StepStarted rank",
  "...",
  "StepSucceeded rank",
  "...",
  "StepStarted award-0",
  "...",
];

const enterMany = async (dropId: string, count: number, sizes: readonly string[]): Promise<Entrant[]> =>
  Promise.all(Array.from({ length: count }, () => enter(dropId, sizes)));

const orderFor = async (dropId: string, size: string) =>
  placeOrder(await newShopper(), {
    dropId,
    size,
    address: exampleAddress,
    idempotencyKey: dropId + size,
    caller: newCaller(),
  });

it("draws winners that anyone can check, begins their orders, and hands a pair that comes back to the next in line", async () => {
  const { dropId } = await drawDrop({ "42": 2, "43": 1 });
  const entrants = await enterMany(dropId, 5, ["42", "43"]);
  const [twice, again] = [await enter(dropId, ["42"], "one mailbox"), await enter(dropId, ["43"], "one mailbox")];
  const gone = await enter(dropId, ["42"]);
  await withdrawMine(gone.entry.entryId, gone.shopper);
  await expect(orderFor(dropId, "42")).rejects.toMatchObject({ code: "draw_only" });

  await closeEntries(dropId);
  const record = await drawn(dropId);
  const verdict = verifyRecord(record);
  expect(verdict).toMatchObject({ holds: true });
  if (!verdict.holds) return;
  expect(verdict.record).toMatchObject({ entries: 7, exclusions: { same_mailbox: 1 }, winners: 3 });
  for (const { entry } of [...entrants, twice, again])
    expect(verifyReceipt(verdict.record, receiptOf(entry))).toMatchObject({ holds: true });
  expect(verifyReceipt(verdict.record, receiptOf(gone.entry))).toMatchObject({ holds: false });

  const execution = await findExecution("draw", drawExecutionOf(dropId, 0));
  await expectHistory(execution?.arn ?? "").toMatch(SEALED_BEFORE_ITS_ROUND);

  const everyone = [...entrants, twice, again];
  const entries = await untilEntries(everyone, "drawn", 3);
  const waiting = entries.filter(({ status }) => status === "waiting").toSorted((a, b) => a.rank! - b.rank!);
  expect(waiting).toHaveLength(3);
  const [winner] = entries.filter(({ status, wonSize }) => status === "drawn" && wonSize === "43");
  await untilOrder(winner!.orderId!, ({ status }) => status === "awaiting_payment");
  await expect(orderFor(dropId, "43")).rejects.toMatchObject({ code: "sold_out" });

  await endPaymentWait((await findOrder(winner!.orderId!))!, { outcome: "cancelled" });
  const after = await untilEntries(everyone, "drawn", 4);
  const next = after.find(({ entryId }) => entryId === waiting.find(({ sizes }) => sizes.includes("43"))!.entryId)!;
  expect(next).toMatchObject({ status: "drawn", wonSize: "43" });
  await untilOrder(next.orderId!, ({ status }) => status === "awaiting_payment");
  const { sizes } = (await findDrop(dropId))!;
  for (const range of sizes) expect((await heldPairs({ dropId, range })).size).toBe(range.batches[0]!.pairs);
});

it("a drop that is closed while it takes entries ends its draw at once, and all who entered are told", async () => {
  const { dropId } = await drawDrop({ "42": 1 });
  const entrants = await enterMany(dropId, 2, ["42"]);
  await changeDrop(dropId, close, { by: "cus_manager" });
  await tellLine(dropId);
  await untilEntries(entrants, "not_drawn", 2);
});

it("what none waits for is for all after the draw", async () => {
  const { dropId } = await drawDrop({ "42": 1, "43": 2 });
  const entrants = await enterMany(dropId, 2, ["42"]);
  await closeEntries(dropId);
  await drawn(dropId);
  await untilEntries(entrants, "drawn", 1);
  await expect(orderFor(dropId, "42")).rejects.toMatchObject({ code: "sold_out" });
  const { orderId } = await orderFor(dropId, "43");
  await untilOrder(orderId, ({ status }) => status === "awaiting_payment");
});
