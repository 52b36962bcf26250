import { randomUUID } from "node:crypto";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { digestId } from "@/lib/platform/ids";
import { forgetInSearch, listingReconciler, listOrder } from "@/lib/shop/listing/server";
import { allListings, listingsSince, putListing } from "@/lib/shop/listing/store";
import { exampleOrders } from "@/lib/shop/order/examples";
import type { Order } from "@/lib/shop/order/schema";
import { createOrder, moveOrder, recordPair } from "@/lib/shop/order/transitions";
import { newShopper } from "@/workflows/testing/people";
import { useTable } from "@/workflows/testing/table";

useTable();

const newOrder = async () => {
  const orderId = `ord_${digestId(randomUUID())}` as const;
  const { customerId, email } = await newShopper();
  const order = { ...exampleOrders.processing, orderId, customerId, dropId: randomUUID() };
  await createOrder(order);
  return { order, email };
};

it("an order is listed as it is, with what it is found by", async () => {
  const { order, email } = await newOrder();
  const listing = await listOrder((await recordPair(order.orderId, 42))!);
  expect(await allListings(order.dropId)).toEqual([listing]);
  expect(listing).toMatchObject({ status: "processing", size: "42", pairNumber: 42, revision: 1 });
  for (const text of ["lovelace", email, order.orderId]) expect(listing.text).toContain(` ${text} `);
});

it("whatever comes in whatever order and how often, the newest reading of the record is what stays", async () => {
  const { order } = await newOrder();
  const listing = await listOrder(order);
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 12 }), async (revisions) => {
      const dropId = randomUUID();
      await Promise.all(revisions.map((revision) => putListing({ ...listing, dropId, revision })));
      expect((await allListings(dropId)).map(({ revision }) => revision)).toEqual([Math.max(...revisions)]);
    }),
    { numRuns: 20 },
  );
});

it("what was listed since a moment is found by it, once", async () => {
  const { order } = await newOrder();
  await listOrder(order);
  const { changedAt } = await listOrder(order);
  const before = new Date(Date.parse(changedAt) - 1).toISOString();
  const after = new Date(Date.parse(changedAt) + 1).toISOString();
  expect((await listingsSince(order.dropId, before)).map(({ orderId }) => orderId)).toEqual([order.orderId]);
  expect(await listingsSince(order.dropId, after)).toEqual([]);
});

it("a crash after the order was written is mended by its outbox entry", async () => {
  const { order } = await newOrder();
  await moveOrder(order.orderId, "compensated", { reason: "sold_out" });
  await listingReconciler.reconcile((await listingReconciler.load(order.orderId)) as Order);
  expect(await allListings(order.dropId)).toHaveLength(1);
});

it("forgetting takes the person out, and leaves the order to be counted", async () => {
  const { order, email } = await newOrder();
  await listOrder(order);
  await forgetInSearch([order.orderId, "ord_unknown"]);
  await forgetInSearch([order.orderId]);
  const listings = await allListings(order.dropId);
  expect(listings).toHaveLength(1);
  expect(JSON.stringify(listings)).not.toContain(email);
  expect(listings[0]).not.toHaveProperty("text");
});
