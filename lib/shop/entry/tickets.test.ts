import { randomUUID } from "node:crypto";
import { expect, it, vi } from "vitest";
import { draftOf } from "@/lib/shop/drop/draft";
import { dropFileSchema, type Drop } from "@/lib/shop/drop/schema";
import { createDrop, listDrop } from "@/lib/shop/drop/transitions";
import { exampleEntry } from "@/lib/shop/entry/examples";
import { entryIdOf } from "@/lib/shop/entry/rules";
import type { Entry } from "@/lib/shop/entry/schema";
import { ticketsOf, type Person } from "@/lib/shop/entry/tickets";
import { createEntry } from "@/lib/shop/entry/transitions";
import { orderIdOf } from "@/lib/shop/order/orders-of-customer";
import { takePlacesOf } from "@/lib/shop/order/places";
import type { Order } from "@/lib/shop/order/schema";
import { findOrder } from "@/lib/shop/order/store";
import { useTable } from "@/workflows/testing/table";

vi.mock("@/lib/shop/order/store");
useTable();

const at = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString();
const newPerson = (): Person => ({ customerId: `cus_${randomUUID()}`, mailbox: randomUUID() });
const orders = new Map<string, Partial<Order>>();
vi.mocked(findOrder).mockImplementation(async (orderId) => orders.get(orderId) as Order | undefined);

/** A draw that is over; or that ended before it was drawn. */
async function earlierDraw(isDrawn = true): Promise<Drop> {
  const file = dropFileSchema.parse({
    dropId: `drop-${randomUUID().slice(0, 8)}`,
    name: "Earlier",
    mode: "draw",
    opensAt: at(-9),
    entriesCloseAt: at(-6),
    closesAt: at(-3),
    price: { amountMinor: 100, currency: "EUR" },
    sizes: [{ size: "42", pairs: 1 }],
  });
  const drop = { ...draftOf(file, "cus_manager", at(-10)), status: "published" as const };
  const stored = isDrawn ? { ...drop, drawnAt: at(-5) } : drop;
  await createDrop(stored);
  await listDrop(stored);
  vi.setSystemTime(Date.now() + 5000); // drops are read anew
  return stored;
}

async function took(part: Person, { dropId }: Drop, status: Entry["status"], priorWithdrawn = 0): Promise<void> {
  const { customerId, mailbox } = part;
  const fingerprint = { network: "n", browser: "b", fromBrowser: true, mailbox };
  const entryId = entryIdOf(customerId, dropId, priorWithdrawn);
  await createEntry({ ...exampleEntry, entryId, customerId, dropId, fingerprint, priorWithdrawn, status });
}

async function bought(by: Person, drop: Drop, status: Order["status"]): Promise<void> {
  const { customerId, mailbox } = by;
  const fingerprint = { network: "n", browser: "b", fromBrowser: true, mailbox };
  const order = { orderId: orderIdOf(customerId, drop.dropId, 0), customerId, dropId: drop.dropId, fingerprint };
  await takePlacesOf(order, drop);
  orders.set(order.orderId, { ...order, status });
}

const ticketsAfter = (person: Person, ...draws: readonly Drop[]) =>
  ticketsOf(person, { losersAdvantage: { dropIds: draws.map(({ dropId }) => dropId), tickets: 3 } });

vi.useFakeTimers({ toFake: ["Date"] });

it.each([
  ["waiting", 3],
  ["not_drawn", 3],
  ["drawn", 1],
  ["excluded", 1],
  ["withdrawn", 1],
] as const)("of an earlier entry that is %s come so many tickets: %i", async (status, tickets) => {
  const [person, draw] = [newPerson(), await earlierDraw()];
  await took(person, draw, status);
  expect(await ticketsAfter(person, draw)).toBe(tickets);
});

it("a drop that gives everyone the same has none, and a draw that was never made has no losers", async () => {
  const [person, draw] = [newPerson(), await earlierDraw(false)];
  await took(person, draw, "not_drawn");
  expect(await ticketsOf(person, { losersAdvantage: null })).toBeUndefined();
  expect(await ticketsAfter(person, draw)).toBe(1);
  expect(await ticketsAfter(person, { ...draw, dropId: "unknown" })).toBe(1);
});

it("who withdrew and entered again has lost by the last entry", async () => {
  const [person, draw] = [newPerson(), await earlierDraw()];
  await took(person, draw, "withdrawn");
  await took(person, draw, "not_drawn", 1);
  expect(await ticketsAfter(person, draw)).toBe(3);
});

it("the advantage is the account's by its mailbox: another account or mailbox has none", async () => {
  const [person, draw] = [newPerson(), await earlierDraw()];
  await took(person, draw, "not_drawn");
  expect(await ticketsAfter({ ...person, mailbox: "another" }, draw)).toBe(1);
  expect(await ticketsAfter({ ...newPerson(), mailbox: person.mailbox }, draw)).toBe(1);
});

it("who has a pair after all has lost nothing, whether the account bought it or another one of the mailbox", async () => {
  for (const buyer of ["account", "mailbox"]) {
    const [person, draw] = [newPerson(), await earlierDraw()];
    await took(person, draw, "not_drawn");
    await bought(buyer === "account" ? person : { ...newPerson(), mailbox: person.mailbox }, draw, "shipped");
    expect(await ticketsAfter(person, draw), buyer).toBe(1);
  }
});

it("an order that ended without a pair takes nothing from who lost", async () => {
  const [person, draw] = [newPerson(), await earlierDraw()];
  await took(person, draw, "not_drawn");
  await bought(person, draw, "compensated");
  expect(await ticketsAfter(person, draw)).toBe(3);
});

it("of several draws one that was lost is enough, unless another gave a pair or excluded", async () => {
  const [person, lost, other] = [newPerson(), await earlierDraw(), await earlierDraw()];
  await took(person, lost, "not_drawn");
  expect(await ticketsAfter(person, lost, other)).toBe(3);
  for (const status of ["drawn", "excluded"] as const) {
    const third = await earlierDraw();
    await took(person, third, status);
    expect(await ticketsAfter(person, lost, third), status).toBe(1);
  }
});
