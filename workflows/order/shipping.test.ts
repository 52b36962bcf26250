import { expect, it } from "vitest";
import { exampleAddress } from "@/lib/platform/postal-address/examples";
import type { PostalAddress } from "@/lib/platform/postal-address/schema";
import { LOST_AFTER_SECONDS } from "@/lib/shop/order/durations";
import { labelProblemOf } from "@/lib/shop/order/parcel-rules";
import { orderView } from "@/lib/shop/order/rules";
import type { Order } from "@/lib/shop/order/schema";
import { retryLabel } from "@/lib/shop/order/server";
import { advance, localEngine } from "@/workflows/testing/local-engine";
import { approvedOrder, moveParcel, parcels, untilOrder } from "@/workflows/testing/people";
import { useServices } from "@/workflows/testing/use-services";

// From the approval to the door: nothing is stuck, whatever the carrier and the clock do.

const services = useServices(localEngine);
const NOWHERE: PostalAddress = { ...exampleAddress, line1: "1 Nowhere Street" };

const deliveryOf = (order: Order) => orderView(order, exampleAddress).delivery;

it("late, doubled and out-of-order scans leave a delivered order delivered", async () => {
  const { orderId } = await approvedOrder(services().stripeUrl);
  await untilOrder(orderId, ({ status }) => status === "shipped");
  await moveParcel(services().carrierUrl, orderId, "failure");
  await moveParcel(services().carrierUrl, orderId, "out_for_delivery");
  await moveParcel(services().carrierUrl, orderId, "delivered");
  const delivered = await untilOrder(orderId, ({ status }) => status === "delivered");
  await fetch(`${services().carrierUrl}/_local/trackers/${deliveryOf(delivered)?.trackingCode}`, {
    method: "POST",
    body: JSON.stringify({ status: "in_transit" }),
  });
  const other = await approvedOrder(services().stripeUrl); // whose scans come after those of the first
  await untilOrder(other.orderId, ({ status }) => status === "shipped");
  await moveParcel(services().carrierUrl, other.orderId, "in_transit");
  expect(deliveryOf(await untilOrder(orderId, () => true))).toMatchObject({ status: "delivered" });
});

it("a parcel that is not scanned for a week is lost, and is not when it turns up", async () => {
  const { orderId } = await approvedOrder(services().stripeUrl);
  await untilOrder(orderId, (order) => "deliveryCallbackId" in order);
  await moveParcel(services().carrierUrl, orderId, "in_transit");
  await advance(LOST_AFTER_SECONDS);
  await advance(LOST_AFTER_SECONDS);
  expect(deliveryOf(await untilOrder(orderId, (order) => "lostAt" in order))).toMatchObject({ status: "lost" });
  await moveParcel(services().carrierUrl, orderId, "out_for_delivery");
  expect(deliveryOf(await untilOrder(orderId, () => true))).toMatchObject({ status: "out_for_delivery" });
  await moveParcel(services().carrierUrl, orderId, "delivered");
  await untilOrder(orderId, ({ status }) => status === "delivered");
});

it("an order whose address the carrier refuses waits for a person, and ships when the carrier sells the label", async () => {
  const { orderId } = await approvedOrder(services().stripeUrl, NOWHERE);
  const waiting = await untilOrder(orderId, (order) => labelProblemOf(order) !== undefined);
  expect(labelProblemOf(waiting)).toMatchObject({ reason: "Address not found" });
  expect(await parcels(services().carrierUrl, orderId)).toEqual([]);
  await retryLabel(orderId);
  await untilOrder(orderId, (order) => labelProblemOf(order)?.at !== labelProblemOf(waiting)?.at);
});
