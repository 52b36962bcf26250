import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { digestId, type EntryId } from "@/lib/platform/ids";
import type { Drop } from "@/lib/shop/drop/schema";
import type { Entry } from "@/lib/shop/entry/schema";
import { entryIdOf } from "@/lib/shop/entry/rules";
import { createEntry, markDrawn, withdrawEntry } from "@/lib/shop/entry/transitions";
import { booksOf, countPage, type BookName, type Cursor } from "@/lib/shop/fairness/count";
import { EMPTY, plus, type Tally } from "@/lib/shop/fairness/tally";
import { listOrder } from "@/lib/shop/listing/server";
import { exampleOrders } from "@/lib/shop/order/examples";
import { createOrder } from "@/lib/shop/order/transitions";
import { useTable } from "@/workflows/testing/table";

useTable();

const AT = "2026-01-01T00:00:00.000Z";
const drop = { dropId: randomUUID(), mode: "draw", drawnAt: "2026-01-01T12:00:00.000Z" } as Drop;
const { dropId } = drop;
const customer = (i: number) => `cus_${digestId("customer", String(i))}` as const;

async function enter(i: number): Promise<EntryId> {
  const entryId = entryIdOf(customer(i), dropId, 0);
  const entry: Entry = {
    entryId,
    customerId: customer(i),
    dropId,
    sizes: ["42"],
    addressId: `adr_${digestId("a")}`,
    destination: "DE",
    salt: "00",
    leaf: String(i),
    account: { signedUpAt: AT, verifiedAt: AT },
    request: { key: "k", digest: "d" },
    priorWithdrawn: 0,
    status: "entered",
    createdAt: AT,
    updatedAt: AT,
    ttlSeconds: 4_000_000_000,
  };
  await createEntry(entry);
  return entryId;
}

async function order(i: number, key: string, createdAt = AT): Promise<void> {
  const orderId = `ord_${digestId("order", String(i))}` as const;
  const placed = { ...exampleOrders.processing, orderId, customerId: customer(i), dropId, createdAt };
  const { record } = await createOrder({ ...placed, request: { key, digest: "d" } });
  await listOrder({ ...record!, customerId: customer(i) });
}

async function countAll(name: BookName, most: number): Promise<{ tally: Tally; pages: number }> {
  let [tally, pages] = [EMPTY, 0];
  for (let from: Cursor | undefined = { shard: 0 }; from; pages++) {
    const { tally: counted, next }: Awaited<ReturnType<typeof countPage>> = await countPage(drop, name, from, most);
    [tally, from] = [plus(tally, counted), next];
  }
  return { tally, pages };
}

it("counts every entry and order of a drop once, in pages of any size", async () => {
  for (let i = 0; i < 20; i++) {
    const entryId = await enter(i);
    if (i < 3) await withdrawEntry(entryId);
    if (i >= 15) await order(i, entryId, i < 18 ? AT : "2026-01-02T00:00:00.000Z");
    if (i >= 15) await markDrawn(entryId, { rank: i, wonSize: "42", orderId: `ord_${digestId("order", String(i))}` });
  }
  await order(3, "first come, after the draw");
  await order(99, "never entered");

  expect(booksOf(drop)).toEqual(["entries", "orders"]);
  const entries = { people: 20, "entry:withdrawn": 3, "entry:entered": 12, "entry:drawn": 5 };
  const orders = { people: 1, placed: 7, open: 7 };
  for (const most of [1, 7, 2000]) {
    expect((await countAll("entries", most)).tally.counts).toEqual(entries);
    expect((await countAll("orders", most)).tally.counts).toEqual(orders);
  }
  expect((await countAll("entries", 2000)).pages).toBe(1);
});
