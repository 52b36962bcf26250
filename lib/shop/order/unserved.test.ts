import { beforeEach, expect, it, vi } from "vitest";
import { digestId } from "@/lib/platform/ids";
import type { Judged } from "@/lib/shop/order/assessment";
import { noteUnserved } from "@/lib/shop/order/unserved";
import { useTable } from "@/workflows/testing/table";

const linked = Array.from({ length: 33 }, (_, n) => `ord_linked${n}`);
const mocks = vi.hoisted(() => ({
  listUnserved: vi.fn(),
  reassessAll: vi.fn(async (orderIds: string[]) => orderIds.map((orderId) => ({ orderId }))),
}));
vi.mock("@/lib/shop/order/assessment", () => mocks);
const { listUnserved, reassessAll } = mocks;
const list = vi.fn(async () => undefined);
useTable();
beforeEach(() => {
  vi.clearAllMocks();
  listUnserved.mockResolvedValue(linked);
});

const ask = (name: string) => ({ orderId: `ord_${digestId("ask", name)}`, priorEndedOrders: 0 }) as unknown as Judged;

it("no more orders are assessed again than its caller has time for, the first of those that were found, and each is listed", async () => {
  await noteUnserved(ask("site"), { list, most: 8 });
  expect(reassessAll).toHaveBeenLastCalledWith(linked.slice(0, 8));
  expect(list.mock.calls).toEqual(linked.slice(0, 8).map((orderId) => [{ orderId }]));
  await noteUnserved(ask("workflow"), { list });
  expect(reassessAll).toHaveBeenLastCalledWith(linked);
});

it.each([
  ["listing what it shares", listUnserved],
  ["assessing again", reassessAll],
  ["telling the desk", list],
])("what fails in %s is done by the next call, and once", async (name, failing) => {
  failing.mockRejectedValueOnce(new Error("throttled"));
  await expect(noteUnserved(ask(name), { list })).rejects.toThrow("throttled");
  list.mockClear();
  await noteUnserved(ask(name), { list });
  expect(list).toHaveBeenCalledTimes(linked.length);
  await noteUnserved(ask(name), { list });
  expect(list).toHaveBeenCalledTimes(linked.length);
});

it("a mark that another instance has left is seen", async () => {
  await noteUnserved(ask("elsewhere"), { list });
  vi.resetModules();
  const another = await import("@/lib/shop/order/unserved");
  await another.noteUnserved(ask("elsewhere"), { list });
  expect(listUnserved).toHaveBeenCalledOnce();
});
