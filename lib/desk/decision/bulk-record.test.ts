import { expect, it } from "vitest";
import type { Viewer } from "@/lib/account/session/schema";
import { bindBulk } from "@/lib/desk/decision/bulk-record";
import type { BulkRequest } from "@/lib/desk/decision/schema";
import { AppError } from "@/lib/platform/errors";
import { useTable } from "@/workflows/testing/table";

useTable();

const viewer = { customerId: "cus_1", email: "s@example.com", firstName: "S", role: "fulfillment", verified: true };
const grace = { ...viewer, customerId: "cus_2" } as Viewer;
const bulk: BulkRequest = {
  bulkId: "bulk-0001",
  decision: "reject",
  reasonCode: "reseller",
  note: "one hand",
  orderIds: ["ord_1", "ord_2"],
};

it("the same bulk decision again is the same, at its first moment, in whatever order its orders come", async () => {
  const at = await bindBulk(viewer as Viewer, bulk);
  expect(await bindBulk(viewer as Viewer, bulk)).toBe(at);
  expect(await bindBulk(viewer as Viewer, { ...bulk, orderIds: ["ord_2", "ord_1", "ord_2"] })).toBe(at);
});

it.each([
  { decision: "approve" as const },
  { reasonCode: "other" },
  { note: "another note" },
  { note: undefined },
  { orderIds: ["ord_1"] },
  { orderIds: ["ord_1", "ord_2", "ord_3"] },
])("an id stands for one decision: %j with the same id is refused", async (change) => {
  const id = { bulkId: `bulk-${JSON.stringify(change).length}-x` };
  await bindBulk(viewer as Viewer, { ...bulk, ...id });
  const changed = { ...bulk, ...id, ...change };
  await expect(bindBulk(viewer as Viewer, changed)).rejects.toEqual(new AppError("idempotency_key_reused"));
});

it("and for one reviewer's", async () => {
  const mine = { ...bulk, bulkId: "bulk-of-one" };
  await bindBulk(viewer as Viewer, mine);
  await expect(bindBulk(grace, mine)).rejects.toEqual(new AppError("idempotency_key_reused"));
});
