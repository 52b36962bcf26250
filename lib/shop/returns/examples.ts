import { digestId } from "@/lib/platform/ids";
import type { ReturnIn } from "@/lib/shop/returns/schema";

/** A return as it begins, for tests. */
export const exampleReturn: ReturnIn<"requested"> = {
  status: "requested",
  returnId: `ret_${digestId("r")}`,
  orderId: `ord_${digestId("o")}`,
  customerId: `cus_${digestId("c")}`,
  cause: "withdrawal",
  requestedAt: "2026-01-01T00:00:00.000Z",
  shipped: true,
  total: { amountMinor: 100, currency: "EUR" },
  timeline: [{ status: "requested", at: "2026-01-01T00:00:00.000Z" }],
  updatedAt: "2026-01-01T00:00:00.000Z",
};
