import { expect, it } from "vitest";
import type { Viewer } from "@/lib/account/session/schema";
import { exportAudit, readAudit } from "@/lib/desk/audit/server";
import { keepAudit } from "@/lib/platform/audit/store";
import { useTable } from "@/workflows/testing/table";

useTable();

const viewer: Viewer = {
  customerId: "cus_1",
  email: "s@example.com",
  firstName: "S",
  role: "fulfillment",
  verified: true,
};
const NOW = Date.now();
const entry = (i: number) => ({
  entryId: `e${i}`,
  kind: "decision" as const,
  at: new Date(NOW - i * 1000).toISOString(),
  by: "cus_1",
  note: i === 2100 ? "the needle" : `note ${i}`,
});

it("a search looks at a bounded part of the log at a time, and goes on from there", async () => {
  for (let i = 0; i < 2200; i += 200) await keepAudit(Array.from({ length: 200 }, (_, k) => entry(i + k)));
  const first = await readAudit(viewer, { q: "needle" });
  expect([first.entries.length, first.nextCursor === null]).toEqual([0, false]);
  const second = await readAudit(viewer, { q: "needle", cursor: first.nextCursor ?? undefined });
  expect([second.entries.map(({ entryId }) => entryId), second.nextCursor]).toEqual([["e2100"], null]);
  expect(await exportAudit(viewer, { q: "needle" })).toContain("the needle");
});

it("pages follow each other without a gap or an empty last one", async () => {
  const seen: string[] = [];
  let cursor: string | null = "";
  for (let pages = 0; cursor !== null; pages++) {
    const page: Awaited<ReturnType<typeof readAudit>> = await readAudit(viewer, { cursor });
    expect([page.entries.length, pages < 44]).toEqual([50, true]);
    seen.push(...page.entries.map(({ entryId }) => entryId));
    cursor = page.nextCursor;
  }
  expect(seen).toEqual(Array.from({ length: 2200 }, (_, i) => `e${i}`));
});
