import { expect, it, vi } from "vitest";
import { exampleAddress } from "@/lib/platform/postal-address/examples";
import { changeOrderAddress } from "@/lib/shop/address-change/server";
import { order, newShopper, pay, untilOrder } from "@/workflows/testing/people";
import { localEngine } from "@/workflows/testing/local-engine";
import { useServices } from "@/workflows/testing/use-services";

const services = useServices(localEngine, { perCard: 1, perDoor: 2 });
const CARD = "4000056655665556";
const door = { ...exampleAddress, line1: "Household Road 1" };

it("a card that has paid for as many orders as the drop allows pays for no other: that one ends, and is not charged", async () => {
  const [first, second] = [await order(await newShopper()), await order(await newShopper())];
  await pay(services().stripeUrl, first, "paid", CARD);
  await untilOrder(first, ({ status }) => status === "awaiting_approval");
  await pay(services().stripeUrl, second, "paid", CARD);
  const ended = await untilOrder(second, ({ status }) => status === "compensated");
  expect(ended).toMatchObject({ reason: "payment_failed" });
});

it("a door gets a household's number of pairs, and what of them ends is another's", async () => {
  const placed = [await order(await newShopper(), "42", door), await order(await newShopper(), "42", door)];
  await expect(order(await newShopper(), "42", { ...door, line1: "household rd. 1" })).rejects.toMatchObject({
    code: "already_ordered",
  });
  await pay(services().stripeUrl, placed[0]!, "expired");
  await untilOrder(placed[0]!, ({ status }) => status === "compensated");
  await expect(order(await newShopper(), "42", door)).resolves.toMatch(/^ord_/);
});

it("no order moves to a door that has its number, and one that moves away leaves its place to another", async () => {
  const [full, shopper] = [{ ...door, line1: "Full Street 9" }, await newShopper()];
  const neighbour = { ...door, line1: "Neighbour Lane 3" };
  const members = [await newShopper(), await newShopper()];
  const placed = [await order(members[0]!, "42", full), await order(members[1]!, "42", full)];
  const orderId = await order(shopper, "42", neighbour);
  await expect(changeOrderAddress(orderId, shopper, full)).rejects.toMatchObject({ code: "already_ordered" });
  await changeOrderAddress(placed[0]!, members[0]!, neighbour);
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 61_000 }); // as long as a place of an order that is not stored yet
  await changeOrderAddress(orderId, shopper, full);
  vi.useRealTimers();
  await expect(order(await newShopper(), "42", full)).rejects.toMatchObject({ code: "already_ordered" });
});
