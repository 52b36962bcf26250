import { expect, it } from "vitest";
import { createOrder, moveOrder, recordCheckout, recordPair, recordRisk } from "@/lib/shop/order/transitions";
import { exampleOrders } from "@/lib/shop/order/examples";
import { untilMoved } from "@/lib/shop/order/news";
import { digestId, type OrderId } from "@/lib/platform/ids";
import { unscored } from "@/lib/shop/risk/rules";
import { useTable } from "@/workflows/testing/table";

useTable();
const AT = "2026-01-01T00:00:00.000Z";
const LONG_MS = 60_000;

async function placed(name: string) {
  const orderId: OrderId = `ord_${digestId(name)}`;
  const order = { ...exampleOrders.processing, orderId };
  await createOrder(order);
  return order;
}

async function prepare(orderId: OrderId): Promise<void> {
  await recordPair(orderId, 1);
  await recordRisk(orderId, unscored, "placed");
  await recordCheckout(orderId, { sessionId: "cs", url: "https://pay" });
  await moveOrder(orderId, "awaiting_payment", { paymentCallbackId: "p", deadlineAt: AT });
}

it("all who wait for an order learn of it when it is prepared, and of no other", async () => {
  const [mine, other] = [await placed("mine"), await placed("other")];
  const news = [untilMoved(mine, LONG_MS), untilMoved(mine, LONG_MS), untilMoved(other, LONG_MS)];
  await prepare(mine.orderId);
  expect((await Promise.all(news.slice(0, 2))).map(({ status }) => status)).toEqual([
    "awaiting_payment",
    "awaiting_payment",
  ]);
  await prepare(other.orderId);
  expect(await news[2]).toMatchObject({ orderId: other.orderId, status: "awaiting_payment" });
});

it("an order that takes longer is answered as it was", async () => {
  const order = await placed("slow");
  expect(await untilMoved(order, 1)).toBe(order);
});
