import { expect, it } from "vitest";
import { demandOf, entriesOverTime, groupPageOf } from "@/lib/desk/draw/rules";
import { exampleEntry } from "@/lib/shop/entry/examples";
import type { Entry } from "@/lib/shop/entry/schema";

const FROM = Date.parse("2026-11-27T10:00:00Z");
const MINUTE = 60_000;

interface Given {
  readonly mailbox?: string;
  readonly sizes?: string[];
  readonly atMs?: number;
}

const entry = (n: number, { mailbox = `mailbox ${n}`, sizes = ["42"], atMs = FROM }: Given = {}): Entry => ({
  ...exampleEntry,
  entryId: `ent_${String(n).padStart(4, "0")}`,
  sizes,
  createdAt: new Date(atMs).toISOString(),
  fingerprint: { network: `network ${n}`, browser: "b", fromBrowser: true, mailbox },
});

const allAre = () => "same_mailbox";

const allButTheFirst = ({ entryId }: Entry) => (entryId === "ent_0000" ? undefined : "same_mailbox");

it("every stretch of the time that entries are taken is there, empty ones too", () => {
  const times = [0, 1, 61, 119].map((minutes, n) => entry(n, { atMs: FROM + minutes * MINUTE }));
  const span = { fromMs: FROM, toMs: FROM + 120 * MINUTE, weight: 1 };
  const { overTime, bucketMinutes } = entriesOverTime(times, span);
  expect(bucketMinutes).toBe(5);
  expect(overTime).toHaveLength(25);
  expect(overTime.filter(({ entries }) => entries > 0).map(({ entries }) => entries)).toEqual([2, 1, 1]);
});

it("a draw that has not begun has one empty stretch, and a year of entries few enough to draw", () => {
  expect(entriesOverTime([], { fromMs: FROM, toMs: FROM - MINUTE, weight: 1 }).overTime).toHaveLength(1);
  const year = { fromMs: FROM, toMs: FROM + 365 * 24 * 60 * MINUTE, weight: 1 };
  expect(entriesOverTime([], year).overTime.length).toBeLessThan(400);
});

it("of a sample each entry counts for as many as it stands for", () => {
  expect(entriesOverTime([entry(1)], { fromMs: FROM, toMs: FROM, weight: 8 }).overTime[0]?.entries).toBe(8);
  expect(demandOf([entry(1), entry(2)], [{ size: "42", pairs: 1 }], 8)[0]?.first).toBe(16);
});

it("the first choice counts, and a size that none wants is there", () => {
  const stock = [
    { size: "42", pairs: 1 },
    { size: "43", pairs: 2 },
  ];
  expect(demandOf([entry(1, { sizes: ["42", "43"] })], stock, 1)).toEqual([
    { size: "42", pairs: 1, first: 1 },
    { size: "43", pairs: 2, first: 0 },
  ]);
});

it("a ring is one unit: who is excluded first, and what they share", () => {
  const ring = Array.from({ length: 500 }, (_, n) => entry(n, { mailbox: "one mailbox" }));
  const { groups, total, next } = groupPageOf([...ring, entry(900)], allButTheFirst, 0);
  expect([total, next]).toEqual([2, null]);
  expect(groups[0]).toMatchObject({ size: 500, excluded: 499, shared: { mailbox: 500 } });
  expect(groups[0]?.members).toHaveLength(10);
  expect(groups[0]?.members.every(({ reason }) => reason !== null)).toBe(true);
});

it("who is in, and was not decided on by hand, is not listed", () => {
  const kept = { ...entry(2), override: { kind: "keep", reason: "other", note: "n", at: "", by: "cus_1" } as const };
  const { groups } = groupPageOf([entry(1), kept], () => undefined, 0);
  expect(groups.map(({ members }) => members[0])).toMatchObject([{ entryId: "ent_0002", override: "keep" }]);
});

it("every group is on one page, however many there are", () => {
  const entries = Array.from({ length: 500 }, (_, n) => entry(n));
  const seen: string[] = [];
  for (let from: number | null = 0; from !== null;) {
    const page: ReturnType<typeof groupPageOf> = groupPageOf(entries, allAre, from);
    expect(page.groups.length).toBeLessThanOrEqual(20);
    seen.push(...page.groups.flatMap(({ members }) => members.map(({ entryId }) => entryId)));
    from = page.next;
  }
  expect(new Set(seen).size).toBe(500);
  expect(seen).toHaveLength(500);
});

it("a page beyond the last is empty", () => expect(groupPageOf([entry(1)], allAre, 999_999).groups).toEqual([]));
