import { randomUUID } from "node:crypto";
import { expect, it, vi } from "vitest";
import type { Viewer } from "@/lib/account/session/schema";
import { draftDrop, editDrop, moveDrop } from "@/lib/desk/drops/server";
import { draftOf } from "@/lib/shop/drop/draft";
import { dropFileSchema, type Drop, type DropFile } from "@/lib/shop/drop/schema";
import { createDrop } from "@/lib/shop/drop/transitions";
import { useTable } from "@/workflows/testing/table";

vi.mock("server-only", () => ({}));
vi.mock("@/lib/platform/durable/server");
useTable();

const manager = { customerId: "cus_boss", email: "m@example.com", firstName: "M", role: "manager", verified: true };
const boss = manager as Viewer;
const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();

type Losers = DropFile["losersAdvantage"];

/** Opens in an hour unless it is said otherwise. */
const fileOf = (losersAdvantage: Losers, change: object = {}): DropFile =>
  dropFileSchema.parse({
    dropId: `drop-${randomUUID().slice(0, 8)}`,
    name: "Drop",
    mode: "draw",
    opensAt: inHours(1),
    entriesCloseAt: inHours(2),
    closesAt: inHours(3),
    price: { amountMinor: 100, currency: "EUR" },
    sizes: [{ size: "42", pairs: 1 }],
    losersAdvantage,
    ...change,
  });

async function earlier(change: object, status: Drop["status"] = "published"): Promise<string> {
  const times = { opensAt: inHours(-3), entriesCloseAt: inHours(-2), closesAt: inHours(-1), ...change };
  const drop = { ...draftOf(fileOf(null, times), "cus_boss", inHours(-4)), status };
  await createDrop(drop);
  return drop.dropId;
}

const losersOf = (...dropIds: string[]): Losers => ({ dropIds, tickets: 2 });
const refusal = (field = "losersAdvantage.dropIds.0") => ({ code: "validation_failed", issues: [{ field }] });

it("a draft says whose losers have how many tickets, reads so, and is published so", async () => {
  const losersAdvantage = losersOf(await earlier({}));
  const { dropId, ...drafted } = await draftDrop(boss, fileOf(losersAdvantage));
  expect(drafted).toMatchObject({ losersAdvantage });
  expect(await moveDrop(boss, dropId, "publish")).toMatchObject({ losersAdvantage, status: "published" });
  expect(await editDrop(boss, dropId, { losersAdvantage: null })).toMatchObject({ losersAdvantage: null });
});

it("one that was closed early, or is over when the drop opens, will do", async () => {
  const overInTime = await earlier({ closesAt: inHours(0.9) });
  await expect(draftDrop(boss, fileOf(losersOf(overInTime)))).resolves.toMatchObject({});
});

it.each([
  ["that is not known", async () => "unknown"],
  ["that is a draft", () => earlier({}, "draft")],
  ["that is no draw", () => earlier({ mode: "first_come" })],
  ["that is not over when the drop opens", () => earlier({ closesAt: inHours(1.1) })],
  [
    "that ended long ago",
    () => earlier({ opensAt: inHours(-3000), entriesCloseAt: inHours(-2900), closesAt: inHours(-2800) }),
  ],
])("a draw %s has no losers that could be preferred: a draft and a change are refused", async (_what, make) => {
  const losersAdvantage = losersOf(await make());
  await expect(draftDrop(boss, fileOf(losersAdvantage))).rejects.toMatchObject(refusal());
  const { dropId } = await draftDrop(boss, fileOf(null));
  await expect(editDrop(boss, dropId, { losersAdvantage })).rejects.toMatchObject(refusal());
  const second = losersOf(await earlier({}), ...losersAdvantage!.dropIds);
  await expect(draftDrop(boss, fileOf(second))).rejects.toMatchObject(refusal("losersAdvantage.dropIds.1"));
});
