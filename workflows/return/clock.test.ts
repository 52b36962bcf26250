import { expect, it } from "vitest";
import { expectHistory } from "../../packages/durable-lambda/testing.ts";
import { receiveReturn } from "@/lib/desk/returns/server";
import { heldPairs } from "@/lib/shop/inventory/store";
import { INSPECTION_SECONDS, RETURN_TRANSIT_SECONDS, SENDING_SECONDS } from "@/lib/shop/returns/durations";
import { returnIdOf } from "@/lib/shop/returns/rules";
import { withdraw } from "@/lib/shop/returns/server";
import { WITHDRAWAL_SECONDS } from "@/lib/shop/order/durations";
import { findOrder } from "@/lib/shop/order/store";
import { advance, executionNamed, localEngine } from "@/workflows/testing/local-engine";
import { approvedOrder, moveParcel, parcels, payments, staff, stockOf, untilOrder } from "@/workflows/testing/people";
import { deliveredOrder, inspectAs, labelledReturn, moveReturnParcel, untilReturn } from "@/workflows/testing/returns";
import { useServices } from "@/workflows/testing/use-services";

// What time and the carrier do to a return: nothing waits for ever, and no money is kept without a reason.

const services = useServices(localEngine);
const refunded = async (orderId: Parameters<typeof payments>[1]) =>
  (await payments(services().stripeUrl, orderId)).map(({ amountRefunded }) => amountRefunded);

const executionOf = (returnId: string) => executionNamed("return:$LATEST", returnId, { returnId });

it("what is not sent in time runs out, and nothing goes back", async () => {
  const { orderId, returnId, running } = await labelledReturn(localEngine, services());
  await advance(SENDING_SECONDS);
  expect(await running.result()).toEqual({ outcome: "expired" });
  expect(await refunded(orderId)).toEqual([0]);
  await expectHistory(await executionOf(returnId)).not.toMatch(["...", "StepStarted refund", "..."]);
  await expect(inspectAs(returnId, {})).rejects.toMatchObject({ code: "not_received" });
});

it("a pair that none of the team looks at in time is refunded in full, and not sold unseen", async () => {
  const { orderId, returnId, running } = await labelledReturn(localEngine, services());
  await moveReturnParcel(services().carrierUrl, returnId, "delivered");
  await untilReturn(returnId, ({ status }) => status === "received");
  await advance(INSPECTION_SECONDS);
  expect(await running.result()).toEqual({ outcome: "refunded" });
  expect(await refunded(orderId)).toEqual([12_345]);
  expect(await heldPairs(await stockOf("42"))).toContain((await findOrder(orderId))?.pairNumber);
  await expect(inspectAs(returnId, { result: "refuse", note: "Late." })).rejects.toMatchObject({
    code: "already_inspected",
  });
});

it("a parcel that the carrier loses on the way back is refunded in full", async () => {
  const { orderId, returnId, running } = await labelledReturn(localEngine, services());
  await moveReturnParcel(services().carrierUrl, returnId, "in_transit");
  await untilReturn(returnId, ({ status }) => status === "in_transit");
  await advance(RETURN_TRANSIT_SECONDS);
  expect(await running.result()).toEqual({ outcome: "refunded" });
  expect(await refunded(orderId)).toEqual([12_345]);
  await expectHistory(await executionOf(returnId)).toMatch([
    "...",
    "CallbackSucceeded await-news",
    "...",
    "CallbackTimedOut await-news",
    "...",
    { type: "StepSucceeded", name: "settle", result: { next: "refunded" } },
    "...",
    { type: "StepSucceeded", name: "refund", result: 12_345 },
    "...",
    "StepStarted mark-refunded", // once the provider has given the money back
    "...",
    { type: "ExecutionSucceeded", result: { outcome: "refunded" } },
  ]);
});

it("14 days after the delivery it is too late, and no return begins", async () => {
  const { shopper, orderId } = await deliveredOrder(localEngine, services());
  await advance(WITHDRAWAL_SECONDS);
  await untilOrder(orderId, ({ withdrawalEndedAt }) => withdrawalEndedAt !== undefined);
  await expect(withdraw(orderId, shopper, undefined)).rejects.toMatchObject({ code: "withdrawal_expired" });
});

it("a parcel that comes back undelivered is refunded, with or without a statement of the shopper", async () => {
  const silent = await approvedOrder(services().stripeUrl);
  await untilOrder(silent.orderId, ({ status }) => status === "shipped");
  await moveParcel(services().carrierUrl, silent.orderId, "return_to_sender");
  const returnId = returnIdOf(silent.orderId);
  await untilReturn(returnId, ({ status, cause }) => status === "received" && cause === "undeliverable");
  expect(await parcels(services().carrierUrl, returnId)).toEqual([]);
  await inspectAs(returnId, {});
  expect(await localEngine.run("return", returnId).result()).toEqual({ outcome: "refunded" });
  expect(await refunded(silent.orderId)).toEqual([12_345]);

  const declared = await approvedOrder(services().stripeUrl);
  await untilOrder(declared.orderId, ({ status }) => status === "shipped");
  const other = await withdraw(declared.orderId, declared.shopper, undefined);
  await untilReturn(other, ({ status }) => status === "label_sent");
  await moveParcel(services().carrierUrl, declared.orderId, "return_to_sender");
  await untilReturn(other, ({ status, cause }) => status === "received" && cause === "withdrawal");
});

it("a pair that lies on the desk though no scan says so is inspected all the same", async () => {
  const { orderId, returnId, running } = await labelledReturn(localEngine, services());
  await receiveReturn(staff, returnId);
  await inspectAs(returnId, {});
  expect(await running.result()).toEqual({ outcome: "refunded" });
  expect(await refunded(orderId)).toEqual([12_345]);
});
