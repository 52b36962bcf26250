import { beforeEach, expect, it, vi } from "vitest";
import type { Viewer } from "@/lib/account/session/schema";
import { moveDrop, restockDrop } from "@/lib/desk/drops/server";
import { tellLine } from "@/lib/shop/draw/line";

vi.mock("server-only", () => ({}));
vi.mock("@/lib/desk/drops/view");
vi.mock("@/lib/shop/draw/line");
vi.mock("@/lib/shop/drop/change");
beforeEach(() => void vi.clearAllMocks());

const manager = { customerId: "cus_1", role: "manager" } as unknown as Viewer;

it("who waits in line is told of pairs that were added, and of the end", async () => {
  await restockDrop(manager, "drop", [{ size: "42", pairs: 1 }], null);
  await moveDrop(manager, "drop", "close");
  expect(vi.mocked(tellLine).mock.calls).toEqual([["drop"], ["drop"]]);
});

it("and of nothing else", async () => {
  await moveDrop(manager, "drop", "pause");
  expect(tellLine).not.toHaveBeenCalled();
});
