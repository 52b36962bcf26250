import { expect, it, vi } from "vitest";
import { digestId } from "@/lib/platform/ids";
import type { Judged } from "@/lib/shop/order/assessment";
import { noteUnserved } from "@/lib/shop/order/unserved";
import { useTable } from "@/workflows/testing/table";

const linked = Array.from({ length: 33 }, (_, n) => `ord_linked${n}`);
const reassessAll = vi.hoisted(() => vi.fn(async () => []));
vi.mock("@/lib/shop/order/assessment", () => ({ listUnserved: async () => linked, reassessAll }));
useTable();

const ask = (name: string) => ({ orderId: `ord_${digestId("ask", name)}`, priorEndedOrders: 0 }) as unknown as Judged;

it("no more orders are assessed again than its caller has time for, those that were listed first", async () => {
  await noteUnserved(ask("site"), 8);
  expect(reassessAll).toHaveBeenLastCalledWith(linked.slice(0, 8));
  await noteUnserved(ask("workflow"));
  expect(reassessAll).toHaveBeenLastCalledWith(linked);
});
