import { expect, test } from "vitest";
import { orderReasonSchema, type OrderView, type ShownStatus } from "@/lib/shop/order/schema";
import type { ParcelView } from "@/lib/shop/shipping/schema";
import { orderExample } from "./example";
import { headlineOf } from "./parcel-words";
import { roadOf } from "./road";

const at = (status: ShownStatus, hour: number) => ({ status, at: `2026-11-22T1${hour}:00:00.000Z` });
const HAPPY = ["processing", "awaiting_payment", "awaiting_approval", "shipped", "delivered"] as const;
const parcel = (status: ParcelView["status"]): ParcelView => ({
  carrier: "Post",
  trackingCode: "LP1",
  trackingUrl: "https://carrier.test/LP1",
  status,
  estimatedAt: null,
});
const inStatus = (status: (typeof HAPPY)[number], part: Partial<OrderView> = {}): OrderView =>
  orderExample({ status, timeline: HAPPY.slice(0, HAPPY.indexOf(status) + 1).map(at), ...part });

const told = (order: OrderView) => {
  const road = roadOf(order);
  const is = (tense: string) => road.filter((step) => step.tense === tense).map(({ label }) => label);
  return { past: is("past"), present: is("present"), future: is("future") };
};

test("an order that was paid says so, with the moment, before anyone has looked at it", () => {
  const order = inStatus("awaiting_approval", { deadlineAt: "2026-11-23T10:00:00.000Z" });
  expect(told(order)).toMatchObject({ past: ["Ordered", "Paid"], present: ["Awaiting approval"] });
  expect(roadOf(order)[1]).toMatchObject({ label: "Paid", at: at("awaiting_approval", 2).at });
});

test("an approved order is being packed until the carrier has it", () =>
  expect(told(inStatus("awaiting_approval")).present).toEqual(["Being packed"]));

test.each([
  ["pre_transit", "Shipped", "Shipped"],
  ["in_transit", "On its way", "On its way"],
  ["out_for_delivery", "Out for delivery", "Out for delivery"],
  ["available_for_pickup", "Out for delivery", "Ready to be collected"],
  ["failure", "On its way", "It could not be delivered"],
  ["return_to_sender", "On its way", "It is coming back to us"],
  ["lost", "On its way", "We are looking for it"],
  ["delivered", "Out for delivery", "Shipped"], // the order has not moved on yet
] as const)("a parcel that is %s is at the step %s, and the page says: %s", (status, step, headline) => {
  const order = inStatus("shipped", { delivery: parcel(status) });
  expect(told(order).present).toEqual([step]);
  expect(headlineOf(order)).toBe(headline);
});

test("one step is now, wherever an order that goes well is, and nothing lies ahead of a delivered one", () => {
  for (const status of HAPPY) expect(told(inStatus(status)).present).toHaveLength(1);
  expect(told(inStatus("delivered", { delivery: parcel("delivered") })).future).toEqual([]);
});

test.each(orderReasonSchema.options)(
  "an order that ended (%s) shows what it passed and its end, nothing ahead",
  (reason) => {
    const unpaid = orderExample({
      status: "compensated",
      reason,
      timeline: [at("processing", 0), at("compensated", 3)],
    });
    expect(roadOf(unpaid).map(({ tense }) => tense)).toEqual(["past", "ended"]);
    const paid = { ...unpaid, timeline: [at("processing", 0), at("awaiting_approval", 2), at("compensated", 3)] };
    expect(
      roadOf(paid)
        .map(({ label }) => label)
        .slice(0, 2),
    ).toEqual(["Ordered", "Paid"]);
    expect(roadOf(paid).at(-1)).toMatchObject({ tense: "ended", at: at("compensated", 3).at });
  },
);
