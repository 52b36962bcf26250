import { expect, it, vi } from "vitest";
import type { Viewer } from "@/lib/account/session/schema";
import { exampleAddress } from "@/lib/platform/postal-address/examples";
import { pendingEntries } from "@/lib/platform/durable/outbox";
import type { OrderId } from "@/lib/platform/ids";
import { allListings } from "@/lib/shop/listing/store";
import { findOrder } from "@/lib/shop/order/store";
import { tableLinks } from "@/lib/shop/risk/links/store";
import { awsRunner } from "@/workflows/testing/aws-runner";
import { newShopper, order, pay, untilOrder } from "@/workflows/testing/people";
import { useServices } from "@/workflows/testing/use-services";

const services = useServices(awsRunner, { sizes: [{ size: "42", pairs: 1 }] });
const door = { ...exampleAddress, line1: "Ring Road 7" };

let buyer: Viewer;
const soldOut = { code: "sold_out" };
const meets = async (orderId: OrderId) => (await findOrder(orderId))?.risk?.evidence?.values["addressOrders"];
const listingOf = async (orderId: OrderId) => {
  const { dropId } = (await findOrder(orderId))!;
  return (await allListings(dropId)).find((listing) => listing.orderId === orderId);
};
const listedLater = async () =>
  (await pendingEntries(-1000)).filter(({ kind }) => kind === "listing").map(({ id }) => id);

it("who asks for a pair when none is left tells, once, of the orders that share something with it, paid ones too", async () => {
  buyer = await newShopper();
  const [first, late] = [await order(buyer, "42", door), await order(await newShopper(), "42", door)];
  const running = awsRunner.run("order", first);
  await untilOrder(first, ({ status }) => status === "awaiting_payment");
  expect(await meets(first)).toBe(0);
  const before = await listingOf(first);

  expect(await awsRunner.run("order", late).result()).toMatchObject({ reason: "sold_out" });
  expect(await meets(first)).toBe(1);
  const after = await listingOf(first);
  expect(after?.changedAt).not.toBe(before?.changedAt);
  expect(after?.score).toBe((await findOrder(first))?.risk?.score);
  expect(await listedLater()).toEqual([]);

  const refused = await newShopper();
  await expect(order(refused, "42", door)).rejects.toMatchObject(soldOut);
  expect(await meets(first)).toBe(2);
  expect(await listedLater()).toEqual([first]);

  const listing = vi.spyOn(tableLinks, "share");
  await expect(order(refused, "42", { ...door, line1: "Elsewhere 1" })).rejects.toMatchObject(soldOut);
  expect(listing).not.toHaveBeenCalled();
  listing.mockRestore();

  await pay(services().stripeUrl, first, "paid");
  await running.wake("await-payment");
  await untilOrder(first, ({ status }) => status === "awaiting_approval");
  expect(await meets(first)).toBe(2);
});

it("who has the last pair and asks again is told of that order, not that none is left", async () => {
  await expect(order(buyer, "42", door)).rejects.toMatchObject({ code: "already_ordered" });
});

it("a shopper is told that none is left, too, where what the order shares cannot be listed, and the next request lists it", async () => {
  const listing = vi.spyOn(tableLinks, "share").mockRejectedValue(new Error("throttled"));
  const shopper = await newShopper();
  await expect(order(shopper, "42", door)).rejects.toMatchObject(soldOut);
  expect(listing).toHaveBeenCalled();
  listing.mockRestore();

  const again = vi.spyOn(tableLinks, "share");
  await expect(order(shopper, "42", door)).rejects.toMatchObject(soldOut);
  expect(again).toHaveBeenCalled();
  again.mockRestore();
});
