import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { digestId, type OrderId } from "@/lib/platform/ids";
import { createAppeal, recordVerdict } from "@/lib/shop/appeal/transitions";
import { labelledRows } from "@/lib/shop/labels/server";
import { exampleOrders } from "@/lib/shop/order/examples";
import { indexKeyOf, orders } from "@/lib/shop/order/record";
import type { Order } from "@/lib/shop/order/schema";
import { useTable } from "@/workflows/testing/table";

useTable();

const AT = "2026-11-26T21:00:00.000Z";
const evidence = { version: 1, at: AT, values: { cardOrders: 3 } };
const risk = { ...exampleOrders.awaiting_payment.risk, evidence };

/** As it is stored when its workflow has brought it there. */
async function stored(order: Order): Promise<OrderId> {
  const orderId = `ord_${digestId(randomUUID())}` as const;
  await orders.create({ orderId }, { ...order, orderId }, indexKeyOf(orderId, order.status, AT));
  return orderId;
}

it("of every order that has a label and its evidence there is one line, and of no other", async () => {
  const rejected = {
    ...exampleOrders.compensated,
    risk,
    reason: "rejected",
    decision: { decision: "reject", at: AT, reasonCode: "suspected_bot" },
  } as const;
  await stored({ ...exampleOrders.awaiting_approval, risk });
  await stored({ ...exampleOrders.delivered, risk: exampleOrders.delivered.risk });
  const [kept, refused, overturned] = [
    await stored({ ...exampleOrders.delivered, risk, withdrawalEndedAt: AT }),
    await stored(rejected),
    await stored(rejected),
  ];
  const { customerId } = exampleOrders.compensated;
  await createAppeal({ orderId: overturned, customerId, message: "It was me.", at: AT, ttlSeconds: 4_000_000_000 });
  await recordVerdict(overturned, { result: "accepted", at: AT, by: "cus_reviewer" });

  const sources = new Map<string, string>();
  for await (const { orderId, source } of labelledRows()) sources.set(orderId, source);
  expect(sources).toEqual(
    new Map([
      [digestId("order", kept), "kept"],
      [digestId("order", refused), "rejected_as_bot"],
      [digestId("order", overturned), "appeal_accepted"],
    ]),
  );
});
