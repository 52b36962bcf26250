import { beforeAll, expect, it, vi } from "vitest";
import { localSignature } from "../../local/beacon/chain.ts";
import { publicRecord } from "@/lib/shop/draw/server";
import { findDraw } from "@/lib/shop/draw/store";
import type { Drop, DropFile } from "@/lib/shop/drop/schema";
import { replaceDrop } from "@/lib/shop/drop/transitions";
import { entryIdOf, receiptOf } from "@/lib/shop/entry/rules";
import type { Entry } from "@/lib/shop/entry/schema";
import { findEntries } from "@/lib/shop/entry/store";
import { createEntry } from "@/lib/shop/entry/transitions";
import { heldPairs } from "@/lib/shop/inventory/store";
import { ordersInDrop } from "@/lib/shop/order/orders-of-customer";
import { holdPairFor, releasePairsOf } from "@/lib/shop/order/preparation";
import { findOrder } from "@/lib/shop/order/store";
import { moveOrder } from "@/lib/shop/order/transitions";
import { leafOf, roundTimeMs, verifyReceipt, verifyRecord } from "@/packages/draw-record";
import { drawSteps } from "@/workflows/draw/steps";
import { storeClosedDraw } from "@/workflows/testing/closed-draw";
import { readRecord } from "@/workflows/testing/draws";
import { killedAfter } from "@/workflows/testing/killed-process";
import { useTable } from "@/workflows/testing/table";

vi.mock("@/lib/platform/durable/server", () => ({ startExecution: async () => undefined }));
vi.mock("@/lib/shop/draw/beacon", () => ({
  readSignature: async (_chain: object, round: number) => localSignature(round),
}));

useTable();
beforeAll(() => {
  vi.useFakeTimers({ toFake: ["Date"] }); // the round that is taken depends on the clock
  vi.stubEnv("ORDER_FUNCTION", "order");
});

const SEED = "ab".repeat(32);
const ENTRANTS = 8;
/** Two of them have one mailbox. */
const mailboxOf = (n: number): string => `mailbox ${Math.max(1, n)}`;
const at = (seconds: number): string => new Date(Date.now() + seconds * 1000).toISOString();

const SIZES = [
  { size: "42", pairs: 2 },
  { size: "43", pairs: 1 },
];

const storeDrop = (dropId: string, more: Partial<DropFile> = {}): Promise<Drop> =>
  storeClosedDraw({ dropId, sizes: SIZES, ...more }, SEED);

/** The n-th entry: its leaf is the same in every drop, so that chance gives it the same rank. */
function entryOf(dropId: string, n: number): Entry {
  const customerId = `cus_${n}` as const;
  const leaf = String(n).padStart(2, "0").repeat(32);
  const mine = { entryId: entryIdOf(customerId, dropId, 0), customerId, dropId, leaf, salt: leaf };
  const fingerprint = { network: `n${n}`, browser: "b", fromBrowser: true, mailbox: mailboxOf(n) };
  const times = { createdAt: at(-600), updatedAt: at(-600), ttlSeconds: 4_000_000_000 };
  const account = { signedUpAt: at(-9_000_000), verifiedAt: at(-8_000_000) };
  const wish = { sizes: n % 2 ? ["42", "43"] : ["43", "42"], addressId: "adr_1" as const, destination: "DE" };
  const request = { key: `key ${n}`, digest: "d" };
  return { ...mine, ...wish, ...times, account, fingerprint, request, priorWithdrawn: 0, status: "entered" };
}

const entriesOf = (dropId: string): Promise<Entry[]> =>
  findEntries(Array.from({ length: ENTRANTS }, (_, n) => entryOf(dropId, n).entryId));

/** What the orders' own executions do. */
async function holdPairs(dropId: string): Promise<void> {
  for (const { orderId } of await entriesOf(dropId)) {
    const order = orderId && (await findOrder(orderId));
    if (order?.status === "processing" && order.pairNumber === undefined) await holdPairFor(order);
  }
}

/** The first in rank does not pay. */
async function letFirstGo(dropId: string): Promise<void> {
  const { orderId } = (await entriesOf(dropId)).find(({ rank }) => rank === 1) ?? {};
  const order = orderId && (await findOrder(orderId));
  if (!order) return;
  await moveOrder(order.orderId, "compensated", { reason: "payment_timeout" });
  await releasePairsOf(order);
}

type Step = () => Promise<unknown>;

/** The draw's steps in their order, and what others do between them. */
function stepsOf(dropId: string): Step[] {
  const { exclude, seal, takeRound, rank, award, publish, takeTurn, endLine, closeLine } = drawSteps(dropId);
  const hold = () => holdPairs(dropId);
  const first = [exclude, seal, takeRound, rank, () => award(0), hold, () => publish(1)];
  return [...first, () => letFirstGo(dropId), () => takeTurn(0, 1), hold, () => endLine(0), closeLine];
}

/** All that came of it, but for the names of the drop and its orders. */
async function outcomeOf({ dropId, sizes }: Drop) {
  const entries = await entriesOf(dropId);
  const orders = await Promise.all(entries.map(({ customerId }) => ordersInDrop(customerId, dropId)));
  const held = await Promise.all(sizes.map(async (range) => [...(await heldPairs({ dropId, range }))]));
  return {
    entries: entries.map(({ status, rank, wonSize, reason }) => ({ status, rank, wonSize, reason })),
    orders: orders.map((own) => own.map(({ status, size }) => ({ status, size }))),
    pairsHeld: held.map(({ length }) => length),
  };
}

async function drawBy(dropId: string, run: (step: Step) => Promise<void>) {
  const drop = await storeDrop(dropId);
  for (let n = 0; n < ENTRANTS; n++) await createEntry(entryOf(dropId, n));
  for (const step of stepsOf(dropId)) await run(step);
  return outcomeOf(drop);
}

const undisturbed = async (step: Step): Promise<void> => void (await step());

let kills = 0;
/** The process that takes the step is killed before its first write, the next one after its first, and so on. */
async function killedAtEveryWrite(step: Step): Promise<void> {
  for (let writes = 0; (await killedAfter(writes, step)) === "killed"; writes++) kills++;
}

it("a draw that is killed at every one of its writes comes to the same ranks, winners and orders, and gives no pair twice", async () => {
  const outcome = await drawBy("undisturbed", undisturbed);
  expect(outcome.pairsHeld).toEqual([2, 1]);
  expect(outcome.orders.every(({ length }) => length <= 1)).toBe(true);
  expect(outcome.orders.flat()).toHaveLength(4); // three pairs, and the one that came back
  expect(outcome.entries.filter(({ reason }) => reason === "same_mailbox")).toHaveLength(1);
  expect(await drawBy("killed", killedAtEveryWrite)).toEqual(outcome);
  expect(kills).toBeGreaterThan(30);
});

it("who a manager keeps in by hand gets a pair, though it shares what the drop limits", async () => {
  const dropId = "kept";
  const drop = await storeDrop(dropId);
  const override = { kind: "keep", reason: "household", note: "Twins.", at: at(-100), by: "cus_manager" } as const;
  for (const n of [0, 1]) await createEntry({ ...entryOf(dropId, n), override });
  const { exclude, seal, takeRound, rank, award } = drawSteps(dropId);
  for (const step of [exclude, seal, takeRound, rank, () => award(0), () => holdPairs(dropId)]) await step();
  const { entries, pairsHeld } = await outcomeOf(drop);
  expect(entries.map(({ status }) => status)).toEqual(["drawn", "drawn"]);
  expect(pairsHeld.reduce((sum, held) => sum + held)).toBe(2);
});

it("a list that is sealed just before a round is drawn by the next one: its seal is public before its round is signed", async () => {
  await storeDrop("late");
  const { beacon } = (await findDraw("late"))!.announced;
  vi.setSystemTime(roundTimeMs(beacon.chain, beacon.round) - 1000);
  const { seconds } = await drawSteps("late").seal();
  expect(seconds).toBeGreaterThan(30);
});

it("the record of a draw stays public when its drop is archived", async () => {
  const drop = await storeDrop("archived");
  await replaceDrop({ ...drop, closedAt: at(-1), archivedAt: at(0), version: drop.version + 1 }, drop.version);
  vi.setSystemTime(Date.now() + 5000); // drops are read anew
  expect((await publicRecord("archived")).head).toMatchObject({ state: "announced", dropId: "archived" });
});

it("the seed is in no result of a step and in no log, and in the public record only once the winners are", async () => {
  vi.setSystemTime(Date.now() + 5000); // drops are read anew
  const logged = vi.spyOn(console, "log");
  const told: unknown[] = [];
  await drawBy("secret", async (step) => {
    const { head } = await publicRecord("secret");
    if (head.state !== "drawn") told.push(await readRecord("secret"));
    told.push(await step());
  });
  expect(JSON.stringify([told, logged.mock.calls])).not.toContain(SEED);
  expect(told.length).toBeGreaterThan(15);
  const record = await readRecord("secret");
  expect(record).toMatchObject({ state: "drawn", seed: SEED });
  expect(verifyRecord(record)).toMatchObject({ holds: true });
});

it("where losers are preferred, the record commits to each entry's tickets and holds, and the entries' receipts find them", async () => {
  vi.setSystemTime(Date.now() + 5000); // drops are read anew
  const drop = await storeDrop("preferring", { losersAdvantage: { dropIds: ["earlier"], tickets: 2 } });
  const ticketed = Array.from({ length: ENTRANTS }, (_, n) => withReceipt(drop.dropId, n, n % 4 === 0 ? 2 : 1));
  for (const entry of ticketed) await createEntry(entry);
  for (const step of stepsOf(drop.dropId)) await step();
  const verdict = verifyRecord(await readRecord(drop.dropId));
  expect(verdict).toMatchObject({ holds: true, record: { tickets: { "1": 6, "2": 2 } } });
  if (!verdict.holds) return;
  for (const entry of ticketed) {
    const found = { holds: true, tickets: entry.tickets };
    expect(verifyReceipt(verdict.record, receiptOf(entry))).toMatchObject(found);
  }
});

/** An entry whose leaf is that of its salt, as the store makes it. */
function withReceipt(dropId: string, n: number, tickets: number): Entry {
  const entry = entryOf(dropId, n);
  return { ...entry, tickets, leaf: leafOf(entry.entryId, entry.salt) };
}

it("the list is sealed when the time to review it is over, and not before", async () => {
  const { dropId } = await storeDrop("reviewed", { reviewSeconds: 600 });
  const { plan } = drawSteps(dropId);
  expect(await plan()).toMatchObject({ next: "wait" });
  vi.setSystemTime(Date.now() + 580_000);
  expect(await plan()).toMatchObject({ next: "wait" });
  vi.setSystemTime(Date.now() + 20_000);
  expect(await plan()).toEqual({ next: "seal" });
});
