import { expect, it } from "vitest";
import { mendAddress } from "@/lib/desk/packing/server";
import { exampleAddress } from "@/lib/platform/postal-address/examples";
import { changeOrderAddress } from "@/lib/shop/address-change/server";
import { heldPairs } from "@/lib/shop/inventory/store";
import { PACKING_TIMEOUT_SECONDS } from "@/lib/shop/order/durations";
import { currentLabel, deliveryOf, labelOf, labelProblemOf } from "@/lib/shop/order/parcel-rules";
import { orderView, reasonOf } from "@/lib/shop/order/rules";
import type { Order } from "@/lib/shop/order/schema";
import { handOverOrder, packOrder } from "@/lib/shop/order/server";
import { findOrder } from "@/lib/shop/order/store";
import { returnIdOf } from "@/lib/shop/returns/rules";
import { withdraw } from "@/lib/shop/returns/server";
import { advance, localEngine } from "@/workflows/testing/local-engine";
import { approvedOrder, moveParcel, parcels, payments, staff, stockOf, untilOrder } from "@/workflows/testing/people";
import { untilReturn } from "@/workflows/testing/returns";
import { useServices } from "@/workflows/testing/use-services";

// A drop whose pairs the team packs: nothing is shipped before it was handed over, and nothing waits for ever.

const services = useServices(localEngine, { packing: "desk" });
const isLabelled = (order: Order) => labelOf(order) !== undefined;
const REFUNDED = [{ status: "succeeded", amountCaptured: 12_345, amountRefunded: 12_345 }];

it("at the desk a parcel is labelled, packed and handed over, and only then shipped", async () => {
  const { orderId } = await approvedOrder(services().stripeUrl);
  const labelled = await untilOrder(orderId, isLabelled);
  expect(orderView(labelled, null)).toMatchObject({ status: "awaiting_approval", delivery: { status: "pre_transit" } });
  expect(await packOrder(labelled, "cus_1")).toMatchObject({ status: "packing", packed: { by: "cus_1" } });
  await handOverOrder(orderId, "cus_1");
  await untilOrder(orderId, ({ status }) => status === "shipped");
  expect(await parcels(services().carrierUrl, orderId)).toHaveLength(1);
});

it("an address that changes before the pair is packed gives its label back and has another one bought; then it stays", async () => {
  const { orderId, shopper } = await approvedOrder(services().stripeUrl);
  await untilOrder(orderId, (order) => isLabelled(order) && "packingCallbackId" in order);
  const elsewhere = { ...exampleAddress, line1: "Alexanderplatz 2" };
  await changeOrderAddress(orderId, shopper, elsewhere);
  await changeOrderAddress(orderId, shopper, elsewhere); // changes nothing more
  const relabelled = await untilOrder(orderId, (order) => currentLabel(order) !== undefined);
  expect(await parcels(services().carrierUrl, orderId)).toMatchObject([
    { status: "refunded", toAddress: { line1: exampleAddress.line1 } },
    { status: "pre_transit", toAddress: { line1: elsewhere.line1 } },
  ]);
  expect(deliveryOf(relabelled)?.trackingCode).toBe((await parcels(services().carrierUrl, orderId))[1]?.trackingCode);
  await packOrder(relabelled, "cus_1");
  await expect(changeOrderAddress(orderId, shopper, exampleAddress)).rejects.toMatchObject({ code: "already_packed" });
});

it("an address that the carrier refuses is mended by a person, and its label is bought", async () => {
  const nowhere = { ...exampleAddress, line1: "1 Nowhere Street" };
  const { orderId } = await approvedOrder(services().stripeUrl, nowhere);
  await untilOrder(orderId, (order) => labelProblemOf(order) !== undefined);
  await mendAddress(staff, orderId, exampleAddress);
  await untilOrder(orderId, (order) => currentLabel(order) !== undefined);
  expect(await parcels(services().carrierUrl, orderId)).toMatchObject([{ toAddress: { line1: exampleAddress.line1 } }]);
});

it("a parcel that the carrier has is shipped, though the desk did not say so", async () => {
  const { orderId } = await approvedOrder(services().stripeUrl);
  await untilOrder(orderId, isLabelled);
  await moveParcel(services().carrierUrl, orderId, "in_transit");
  await untilOrder(orderId, ({ status }) => status === "shipped");
});

it("what is not handed over in time is undone: label, money and pair go back", async () => {
  const { orderId, shopper } = await approvedOrder(services().stripeUrl);
  await untilOrder(orderId, (order) => isLabelled(order) && "packingCallbackId" in order);
  await advance(PACKING_TIMEOUT_SECONDS);
  const { pairNumber } = await untilOrder(orderId, ({ status }) => status === "compensated");
  expect(await payments(services().stripeUrl, orderId)).toEqual(REFUNDED);
  expect(await parcels(services().carrierUrl, orderId)).toMatchObject([{ status: "refunded" }]);
  expect(await heldPairs(await stockOf("42"))).not.toContain(pairNumber);
  expect(await services().subjects(shopper.email)).not.toContain("Your pair is on its way");
});

it("what its shopper withdraws from before the carrier has it never leaves: money, label and pair go back", async () => {
  const { orderId, shopper } = await approvedOrder(services().stripeUrl);
  const labelled = await untilOrder(orderId, isLabelled);
  await packOrder(labelled, "cus_1");
  await withdraw(orderId, shopper, undefined);
  const { pairNumber } = await untilOrder(orderId, ({ status }) => status === "compensated");
  expect(reasonOf((await findOrder(orderId))!)).toBe("withdrawn");
  expect((await handOverOrder(orderId, "cus_1"))?.status).toBe("compensated");
  expect(await payments(services().stripeUrl, orderId)).toEqual(REFUNDED);
  expect(await parcels(services().carrierUrl, orderId)).toMatchObject([{ status: "refunded" }]);
  expect(await heldPairs(await stockOf("42"))).not.toContain(pairNumber);
  await untilReturn(returnIdOf(orderId), ({ status }) => status === "refunded");
});
