import { randomUUID } from "node:crypto";
import { expect, it, vi } from "vitest";
import type { Viewer } from "@/lib/account/session/schema";
import { overrideEntryByHand } from "@/lib/desk/draw/override";
import { readDeskDraw, tryDrawNow } from "@/lib/desk/draw/server";
import { addDraft } from "@/lib/shop/drop/change";
import { draftOf } from "@/lib/shop/drop/draft";
import { dropFileSchema } from "@/lib/shop/drop/schema";
import { exampleEntry } from "@/lib/shop/entry/examples";
import { entryIdOf } from "@/lib/shop/entry/rules";
import type { Entry } from "@/lib/shop/entry/schema";
import { findEntry } from "@/lib/shop/entry/store";
import { createEntry, withdrawEntry } from "@/lib/shop/entry/transitions";
import { useTable } from "@/workflows/testing/table";

vi.mock("server-only", () => ({}));
vi.mock("@/lib/platform/mail/server");
useTable();

const staff = (role: Viewer["role"]): Viewer => ({
  customerId: "cus_boss",
  email: "m@example.com",
  firstName: "M",
  role,
  verified: true,
});
const manager = staff("manager");
const inMs = (ms: number) => new Date(Date.now() + ms).toISOString();

async function draft(mode: "draw" | "first_come" = "draw"): Promise<string> {
  const dropId = `desk-${randomUUID().slice(0, 8)}`;
  const described = { dropId, name: "Desk", mode, opensAt: inMs(-60_000), closesAt: inMs(9_000_000) };
  const rest = { price: { amountMinor: 1, currency: "EUR" }, sizes: [{ size: "42", pairs: 2 }] };
  const drawn = mode === "draw" && { entriesCloseAt: inMs(3_600_000) };
  await addDraft(draftOf(dropFileSchema.parse({ ...described, ...rest, ...drawn }), "cus_boss", inMs(0)));
  return dropId;
}

async function enter(dropId: string, mailbox: string, more: Partial<Entry> = {}): Promise<Entry> {
  const entryId = entryIdOf(`cus_${randomUUID()}`, dropId, 0);
  const leaf = randomUUID().replaceAll("-", "").repeat(2);
  const fingerprint = { network: randomUUID(), browser: "b", fromBrowser: true, mailbox };
  const entry = { ...exampleEntry, dropId, entryId, leaf, fingerprint, createdAt: inMs(0), ...more };
  await createEntry(entry);
  return entry;
}

it("the desk sees what the rules would exclude and what was decided by hand, and the dry run comes to the same numbers", async () => {
  const dropId = await draft();
  for (const mailbox of ["a", "b", "twice", "twice"]) await enter(dropId, mailbox);
  const gone = await enter(dropId, "gone");
  await withdrawEntry(gone.entryId);
  const before = await readDeskDraw(manager, dropId, { from: 0 });
  expect(before).toMatchObject({ entries: 4, withdrawn: 1, isWhole: true, mayDecide: true, kept: 0, outcome: null });
  expect(before.exclusions).toEqual([["same_mailbox", 1]]);
  const out = before.groups.groups[0]!.members[0]!;
  await overrideEntryByHand(manager, dropId, out.entryId, { kind: "keep", reason: "household", note: "Twins." });
  const after = await readDeskDraw(manager, dropId, { from: 0 });
  expect([after.exclusions, after.kept]).toEqual([[], 1]);
  const trial = await tryDrawNow(manager, dropId);
  const sizes = [{ size: "42", pairs: 2, winners: 2 }];
  expect(trial).toEqual({ entries: 4, exclusions: {}, sizes, tickets: [], waiting: 2 });
});

it("where some have more tickets, the desk and the dry run count by tickets", async () => {
  const dropId = await draft();
  for (const tickets of [1, 3, 1]) await enter(dropId, randomUUID(), { tickets });
  const { entryId } = await enter(dropId, randomUUID(), { tickets: 3 });
  const { tickets, entry } = await readDeskDraw(manager, dropId, { from: 0, entryId });
  expect(tickets).toEqual([
    ["1", 2],
    ["3", 2],
  ]);
  expect(entry).toMatchObject({ tickets: 3 });
  const trial = await tryDrawNow(manager, dropId);
  expect(trial?.tickets).toMatchObject([
    { tickets: 1, entries: 2 },
    { tickets: 3, entries: 2 },
  ]);
  expect(trial?.tickets.reduce((sum, { winners }) => sum + winners, 0)).toBe(2);
});

it("a dry run changes nothing", async () => {
  const dropId = await draft();
  const entries = [await enter(dropId, "one"), await enter(dropId, "one")];
  await tryDrawNow(manager, dropId);
  for (const entry of entries) expect(await findEntry(entry.entryId)).toEqual(entry);
});

it("fulfillment sees the draw, and neither decides nor tries", async () => {
  const dropId = await draft();
  const { entryId } = await enter(dropId, "a");
  const viewer = staff("fulfillment");
  const entry = expect.objectContaining({ entryId, status: "entered", reason: null, decided: null });
  const seen = await readDeskDraw(viewer, dropId, { from: 0, entryId });
  expect(seen).toEqual(expect.objectContaining({ entries: 1, mayDecide: false, entry }));
  await expect(tryDrawNow(viewer, dropId)).rejects.toMatchObject({ code: "forbidden" });
});

it("no shopper sees it", async () => {
  const reading = readDeskDraw(staff("customer"), await draft(), { from: 0 });
  await expect(reading).rejects.toMatchObject({ code: "forbidden" });
});

it("what is not drawn has no such page, and an entry of another draw is not in this one", async () => {
  const reading = readDeskDraw(manager, await draft("first_come"), { from: 0 });
  await expect(reading).rejects.toMatchObject({ code: "drop_not_found" });
  const [one, other] = [await draft(), await draft()];
  const { entryId } = await enter(other, "a");
  for (const id of [entryId, "__proto__", "ent_none"])
    expect((await readDeskDraw(manager, one, { from: 0, entryId: id })).entry).toBeNull();
});

it("an entry that a manager excludes is shown as excluded before the seal", async () => {
  const dropId = await draft();
  const { entryId } = await enter(dropId, "a");
  await overrideEntryByHand(manager, dropId, entryId, { kind: "exclude", reason: "reseller", note: "Sells them on." });
  const { entry, exclusions } = await readDeskDraw(manager, dropId, { from: 0, entryId });
  expect(exclusions).toEqual([["by_hand", 1]]);
  expect(entry).toMatchObject({ isJudged: true, reason: "by_hand", decided: { reason: "reseller" } });
});
