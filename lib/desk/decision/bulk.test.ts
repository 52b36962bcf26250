import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Viewer } from "@/lib/account/session/schema";
import { decideBulk } from "@/lib/desk/decision/bulk";
import { ringFormSchema, type BulkRequest } from "@/lib/desk/decision/schema";
import { decide } from "@/lib/desk/decision/server";
import { listAuditSince } from "@/lib/platform/audit/store";
import { AppError } from "@/lib/platform/errors";
import { useTable } from "@/workflows/testing/table";

vi.mock("server-only", () => ({}));
vi.mock("@/lib/desk/decision/server", () => ({ decide: vi.fn() }));
useTable();

const staff = { customerId: "cus_1", role: "fulfillment", verified: true } as unknown as Viewer;
const ring = (size: number, bulkId: string): BulkRequest => ({
  bulkId,
  orderIds: Array.from({ length: size }, (_, i) => `ord_${i}`),
  decision: "reject",
  reasonCode: "linked_accounts",
  view: "ring",
});
const countOf = (results: readonly { outcome: string }[], outcome: string) =>
  results.filter((result) => result.outcome === outcome).length;

beforeEach(() => void vi.mocked(decide).mockReset().mockResolvedValue());
afterEach(() => void vi.restoreAllMocks());

it("a ring of 120 is decided at once, each order as part of the one decision", async () => {
  const results = await decideBulk(staff, ring(120, "bulk-of-120"));
  expect(countOf(results, "decided")).toBe(120);
  expect(results.map(({ orderId }) => orderId)).toEqual(ring(120, "").orderIds);
  expect(decide).toHaveBeenCalledWith(staff, "ord_119", expect.anything(), { bulkId: "bulk-of-120", view: "ring" });
});

it("what one request has no time for is left for the next one, under one id and one entry of the log", async () => {
  const done = new Set<string>();
  let nowMs = Date.now();
  vi.spyOn(Date, "now").mockImplementation(() => nowMs);
  vi.mocked(decide).mockImplementation(async (_viewer, orderId) => {
    if (!done.has(orderId)) nowMs += 100;
    done.add(orderId);
  });
  const sizes: number[] = [];
  for (let left = 1; left > 0;) {
    const results = await decideBulk(staff, ring(200, "bulk-of-200"));
    left = countOf(results, "not_yet");
    sizes.push(countOf(results, "decided"));
  }
  expect(sizes.length).toBeGreaterThan(1);
  expect(sizes.at(-1)).toBe(200);
  const entries = await listAuditSince(new Date(nowMs).toISOString().slice(0, 7));
  expect(entries.filter(({ bulkId }) => bulkId === "bulk-of-200").map(({ kind, count }) => [kind, count])).toEqual([
    ["bulk", 200],
  ]);
});

it("one that was decided otherwise, or fails, holds none of the others up", async () => {
  vi.mocked(decide).mockImplementation(async (_viewer, orderId) => {
    if (orderId === "ord_1") throw new AppError("already_decided");
    if (orderId === "ord_2") throw new Error("the table is away");
  });
  const outcomes = (await decideBulk(staff, ring(4, "bulk-of-4"))).map(({ outcome }) => outcome);
  expect(outcomes).toEqual(["decided", "already_decided", "failed", "decided"]);
});

it("the form of a ring says decision and reason in one choice, and wants both", () => {
  const form = { bulkId: "bulk-00001", orderIds: ["ord_1"], choice: "reject:reseller" };
  expect(ringFormSchema.parse(form)).toMatchObject({ decision: "reject", reasonCode: "reseller", view: "ring" });
  for (const change of [{ choice: undefined }, { choice: "keep:reseller" }, { orderIds: [] }])
    expect(ringFormSchema.safeParse({ ...form, ...change }).success).toBe(false);
});
