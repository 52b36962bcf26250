import { randomUUID } from "node:crypto";
import { expect, it, vi } from "vitest";
import type { Viewer } from "@/lib/account/session/schema";
import { overrideEntryByHand } from "@/lib/desk/draw/override";
import { listAuditSince } from "@/lib/platform/audit/store";
import { addDraft } from "@/lib/shop/drop/change";
import { draftOf } from "@/lib/shop/drop/draft";
import { dropFileSchema } from "@/lib/shop/drop/schema";
import { exampleEntry } from "@/lib/shop/entry/examples";
import { entryIdOf } from "@/lib/shop/entry/rules";
import type { Entry } from "@/lib/shop/entry/schema";
import { findEntry } from "@/lib/shop/entry/store";
import * as transitions from "@/lib/shop/entry/transitions";
import { useTable } from "@/workflows/testing/table";

vi.mock("server-only", () => ({}));
vi.mock("@/lib/platform/mail/server");
useTable();

const staff = (role: Viewer["role"], customerId: Viewer["customerId"] = "cus_boss"): Viewer => ({
  customerId,
  email: "m@example.com",
  firstName: "M",
  role,
  verified: true,
});
const manager = staff("manager");
const keep = { kind: "keep", reason: "household", note: "Three people, one house." } as const;
const exclude = { kind: "exclude", reason: "suspected_bot", note: "Seen filling in forms." } as const;
const leave = { kind: "rules", reason: "taken_back", note: "Was the wrong one." } as const;
const inMs = (ms: number) => new Date(Date.now() + ms).toISOString();

async function drawWith(more: object = {}): Promise<{ dropId: string; entryId: Entry["entryId"] }> {
  const dropId = `hand-${randomUUID().slice(0, 8)}`;
  const described = { dropId, name: "By hand", mode: "draw", opensAt: inMs(-60_000), closesAt: inMs(9_000_000) };
  const rest = { price: { amountMinor: 1, currency: "EUR" }, sizes: [{ size: "42", pairs: 1 }] };
  await addDraft(
    draftOf(
      dropFileSchema.parse({ ...described, ...rest, entriesCloseAt: inMs(3_600_000), ...more }),
      "cus_boss",
      inMs(0),
    ),
  );
  const entry = { ...exampleEntry, dropId, entryId: entryIdOf(`cus_${randomUUID()}`, dropId, 0) };
  await transitions.createEntry(entry);
  return entry;
}

const logged = async (entryId: string) =>
  (await listAuditSince(inMs(-60_000))).filter(({ kind, note }) => kind === "override" && note?.startsWith(entryId));

const refusal = (code: string) => expect.objectContaining({ code });

it("a manager's decision is kept on the entry and in the audit log, once for a repeat", async () => {
  const { dropId, entryId } = await drawWith();
  const first = await overrideEntryByHand(manager, dropId, entryId, keep);
  expect(await overrideEntryByHand(staff("manager", "cus_other"), dropId, entryId, keep)).toEqual(first);
  expect((await findEntry(entryId))?.override).toMatchObject({ ...keep, by: "cus_boss", at: first.at });
  const told = {
    decision: "approve",
    reasonCode: "household",
    by: "cus_boss",
    dropId,
    note: `${entryId}: ${keep.note}`,
  };
  expect(await logged(entryId)).toEqual([expect.objectContaining(told)]);
});

it("each decision replaces the one before, and the log holds all of them", async () => {
  const { dropId, entryId } = await drawWith();
  for (const request of [keep, exclude, leave]) await overrideEntryByHand(manager, dropId, entryId, request);
  expect((await findEntry(entryId))?.override?.kind).toBe("rules");
  expect((await logged(entryId)).map(({ decision }) => decision)).toEqual(["approve", "reject", undefined]);
});

it("of two at the same moment both are kept in the log and the last one counts", async () => {
  const { dropId, entryId } = await drawWith();
  await Promise.all([keep, exclude].map((request) => overrideEntryByHand(manager, dropId, entryId, request)));
  const kinds = { approve: "keep", reject: "exclude" } as const;
  const decisions = (await logged(entryId)).map(({ at, decision }) => ({ at, kind: kinds[decision ?? "approve"] }));
  expect(decisions).toHaveLength(2);
  const { at, kind } = (await findEntry(entryId))!.override!;
  expect(decisions).toContainEqual({ at, kind });
});

it.each(["fulfillment", "customer"] as const)("a %s decides on no entry", async (role) => {
  const { dropId, entryId } = await drawWith();
  await expect(overrideEntryByHand(staff(role), dropId, entryId, keep)).rejects.toEqual(refusal("forbidden"));
  expect((await findEntry(entryId))?.override).toBeUndefined();
});

it("an entry is found in its own draw alone", async () => {
  const [{ dropId }, { entryId }] = [await drawWith(), await drawWith()];
  for (const id of [entryId, "ent_none", "ord_1", "__proto__"])
    await expect(overrideEntryByHand(manager, dropId, id, keep)).rejects.toEqual(refusal("not_found"));
  await expect(overrideEntryByHand(manager, "no-drop", entryId, keep)).rejects.toEqual(refusal("drop_not_found"));
});

it("nothing is decided by hand once the entries have closed, and a repeat of what was accepted is answered as before", async () => {
  const { dropId, entryId } = await drawWith();
  const accepted = await overrideEntryByHand(manager, dropId, entryId, keep);
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 7_200_000 });
  try {
    await expect(overrideEntryByHand(manager, dropId, entryId, exclude)).rejects.toEqual(refusal("not_overridable"));
    expect(await overrideEntryByHand(manager, dropId, entryId, keep)).toEqual(accepted);
  } finally {
    vi.useRealTimers();
  }
});

it("a drop with time to review is decided on after its entries have closed, until that time is over", async () => {
  const { dropId, entryId } = await drawWith({ reviewSeconds: 1800 });
  const started = Date.now();
  vi.useFakeTimers({ toFake: ["Date"], now: started + 3_700_000 });
  try {
    expect(await overrideEntryByHand(manager, dropId, entryId, exclude)).toMatchObject({ kind: "exclude" });
    vi.setSystemTime(started + 3_600_000 + 1_800_000);
    await expect(overrideEntryByHand(manager, dropId, entryId, leave)).rejects.toEqual(refusal("not_overridable"));
  } finally {
    vi.useRealTimers();
  }
});

it.each(["withdrawn", "excluded", "not_drawn"] as const)("an entry that is %s stays so", async (status) => {
  const { dropId, entryId } = await drawWith();
  const moves = { withdrawn: transitions.withdrawEntry, not_drawn: transitions.markNotDrawn };
  await (status === "excluded" ? transitions.excludeEntry(entryId, "same_mailbox") : moves[status](entryId));
  await expect(overrideEntryByHand(manager, dropId, entryId, keep)).rejects.toEqual(refusal("not_overridable"));
});

it("a write that ends after the list may have been read is taken back, and refused", async () => {
  const { dropId, entryId } = await drawWith();
  const { recordOverride } = transitions;
  const write = vi.spyOn(transitions, "recordOverride").mockImplementationOnce(async (...given) => {
    const decided = await recordOverride(...given);
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 7_200_000 });
    return decided;
  });
  try {
    await expect(overrideEntryByHand(manager, dropId, entryId, exclude)).rejects.toEqual(refusal("not_overridable"));
    expect((await findEntry(entryId))?.override).toBeUndefined();
    expect(await logged(entryId)).toEqual([]);
  } finally {
    vi.useRealTimers();
    write.mockRestore();
  }
});
