import { expect, it } from "vitest";
import { digestId } from "@/lib/platform/ids";
import { listOrder } from "@/lib/shop/listing/server";
import { seedDrop } from "@/lib/shop/drop/seed";
import { exampleOrders } from "@/lib/shop/order/examples";
import type { NewOrder } from "@/lib/shop/order/schema";
import { findOrder } from "@/lib/shop/order/store";
import { createOrder } from "@/lib/shop/order/transitions";
import { forgetFingerprints } from "@/lib/shop/retention/fingerprints";
import { useTable } from "@/workflows/testing/table";

useTable();

const DAY_MS = 86_400_000;

it("ninety days after its drop closed an order has no digest any more, and keeps its score", async () => {
  const { dropId, closesAt } = await seedDrop(undefined);
  const order = { ...exampleOrders.delivered, orderId: `ord_${digestId("kept")}`, dropId, card: "c" } as const;
  await createOrder(order as unknown as NewOrder);
  await listOrder(order);
  const closedMs = Date.parse(closesAt);
  await forgetFingerprints(closedMs + 89 * DAY_MS);
  expect(await findOrder(order.orderId)).toMatchObject({ fingerprint: order.fingerprint, card: "c" });
  for (let night = 0; night < 2; night++) await forgetFingerprints(closedMs + (90 + night) * DAY_MS);
  const kept = await findOrder(order.orderId);
  expect(kept?.fingerprint).toEqual({ network: "", browser: "", mailbox: "", fromBrowser: false });
  expect(kept).not.toHaveProperty("card");
  expect(kept).toMatchObject({ risk: order.risk, addressId: order.addressId, revision: 1 });
});
