import { expect, it, vi } from "vitest";
import { LONGEST_LINE_WAIT_SECONDS } from "@/lib/shop/draw/durations";
import { changeDrop } from "@/lib/shop/drop/change";
import { close } from "@/lib/shop/drop/moves";
import { findDrop } from "@/lib/shop/drop/store";
import type { Entry, EntryStatus } from "@/lib/shop/entry/schema";
import { heldPairs } from "@/lib/shop/inventory/store";
import { findOrder } from "@/lib/shop/order/store";
import { orderIdOf, ordersInDrop } from "@/lib/shop/order/orders-of-customer";
import { verifyRecord, type DrawnRecord } from "@/packages/draw-record";
import * as draws from "@/workflows/testing/draws";
import { advance } from "@/workflows/testing/local-engine";
import { pay } from "@/workflows/testing/people";
import { blowsToCome, strikeAt, struckEngine, type Blow, type TableCall } from "@/workflows/testing/struck-engine";
import { useServices } from "@/workflows/testing/use-services";

const services = useServices(struckEngine);
vi.setConfig({ testTimeout: 400_000 }); // for what hangs: the lease of a mail that was cut off ends by the real clock

const PATIENCE = { timeout: 120_000, interval: 500 };
const BY_MANAGER = { by: "cus_manager" };

interface Story {
  readonly dropId: string;
  readonly entrants: readonly draws.Entrant[];
}

/** What a call sets a record's status to. */
function statusIn({ body }: TableCall): string | undefined {
  const call = JSON.parse(body) as {
    readonly UpdateExpression?: string;
    readonly ExpressionAttributeValues?: Readonly<Record<string, { readonly S?: string }>>;
  };
  const value = /#status = (:v\d+)/.exec(call.UpdateExpression ?? "")?.[1] ?? "";
  return call.ExpressionAttributeValues?.[value]?.S;
}

/** Kills in the midst of the calls that are about this draw. */
function blowsOf({ dropId, entrants }: Story) {
  const orders = entrants.map(({ shopper }) => orderIdOf(shopper.customerId, dropId, 0));
  const ids = [dropId, ...entrants.map(({ entry }) => entry.entryId), ...orders];
  const isMine = ({ body }: TableCall) => ids.some((id) => body.includes(id));
  const blow = (falls: Blow["falls"], name: string, at: Blow["at"], meanwhile = async () => undefined): Blow => ({
    name,
    falls,
    at: (call) => isMine(call) && at(call),
    meanwhile,
  });
  const sets = (falls: Blow["falls"], status: EntryStatus | "compensated") =>
    blow(falls, status, (call) => statusIn(call) === status);
  const says = (falls: Blow["falls"], text: string, operation: string, meanwhile?: () => Promise<undefined>) =>
    blow(falls, text, (call) => call.operation === operation && call.body.includes(text), meanwhile);
  return { blow, sets, says };
}

async function drawOf(mailboxes: readonly string[]): Promise<Story> {
  const { dropId } = await draws.drawDrop({ "42": 2, "43": 1 });
  const entrants = await Promise.all(mailboxes.map((mailbox) => draws.enter(dropId, ["42", "43"], mailbox)));
  return { dropId, entrants };
}

async function drawnRecord({ dropId }: Story): Promise<DrawnRecord> {
  const verdict = verifyRecord(await draws.drawn(dropId));
  if (!verdict.holds) throw new Error(JSON.stringify(verdict.problems));
  return verdict.record;
}

const leavesOf = (entries: readonly Entry[]) => entries.map(({ leaf }) => leaf).toSorted();

const drawnOf = async (entrants: readonly draws.Entrant[]): Promise<Entry[]> =>
  (await draws.current(entrants)).filter(({ status }) => status === "drawn");

/** The entries whose orders were begun are those that the published numbers give, and each has one order. */
async function expectWinners({ dropId, entrants }: Story, { ranked }: DrawnRecord): Promise<Entry[]> {
  const winners = ranked.filter(({ won }) => won !== null);
  const drawn = await drawnOf(entrants);
  expect(leavesOf(drawn)).toEqual(winners.map(({ leaf }) => leaf).toSorted());
  for (const { leaf, rank, wonSize, customerId, orderId } of drawn) {
    expect(winners.find((row) => row.leaf === leaf)).toMatchObject({ rank, won: wonSize });
    expect(await ordersInDrop(customerId, dropId)).toMatchObject([{ orderId, size: wonSize }]);
  }
  return drawn;
}

async function pairsHeld({ dropId }: Story): Promise<number[]> {
  const { sizes = [] } = (await findDrop(dropId)) ?? {};
  return Promise.all(sizes.map(async (range) => (await heldPairs({ dropId, range })).size));
}

/** How many orders each has, ascending. */
async function ordersOf({ dropId, entrants }: Story): Promise<number[]> {
  const orders = await Promise.all(entrants.map(({ shopper }) => ordersInDrop(shopper.customerId, dropId)));
  return orders.map(({ length }) => length).toSorted((a, b) => a - b);
}

const countNotDrawn = async ({ entrants }: Story): Promise<number> =>
  (await draws.current(entrants)).filter(({ status }) => status === "not_drawn").length;

/** What each was told of the outcome. */
const toldOf = (entrants: readonly draws.Entrant[]): Promise<string[][]> =>
  Promise.all(
    entrants.map(async ({ shopper }) =>
      (await services().subjects(shopper.email)).filter((subject) => /^The draw for|is yours$/.test(subject)),
    ),
  );

/**
 * Until each was told what came of the entry: once, or twice where a kill fell between the mail server's yes and the note of it
 * (docs/decisions/006).
 */
const untilTold = (entrants: readonly draws.Entrant[]): Promise<void> =>
  vi.waitFor(async () => {
    await advance(5);
    for (const told of await toldOf(entrants)) {
      expect(new Set(told).size).toBe(1);
      expect(told.length).toBeLessThanOrEqual(2);
    }
  }, PATIENCE);

/** Moves the engine's clock bit by bit until it holds. A move that a kill falls upon is made again. */
const advanceUntil = (seconds: number, holds: () => Promise<boolean>): Promise<void> =>
  vi.waitFor(async () => {
    await advance(seconds);
    expect(await holds()).toBe(true);
  }, PATIENCE);

/** Pays for all of these orders but one: its time to pay runs out, and the next in line gets its pair. */
async function letOneRunOut({ entrants }: Story, [unpaid, ...paid]: readonly Entry[]): Promise<void> {
  for (const { orderId } of paid) await pay(services().stripeUrl, orderId!, "paid");
  await advanceUntil(300, async () => (await findOrder(unpaid!.orderId!))?.status === "compensated");
  await advanceUntil(5, async () => (await drawnOf(entrants)).length > paid.length + 1);
}

it("kill -9 of the engine at every stage of a draw gives the winners of the published numbers, one order each and one mail", async () => {
  const story = await drawOf(["a", "b", "c", "d", "twice", "twice"]);
  const { blow, sets, says } = blowsOf(story);
  strikeAt([
    says("before", "ENTRIES#", "Query"), // judging
    sets("after", "excluded"),
    says("after", "LISTED#0", "PutItem"),
    says("before", "#sealed = ", "UpdateItem"),
    says("before", "#signature = ", "UpdateItem"),
    says("after", "RANKED#0", "PutItem"),
    says("after", "ORDER#", "PutItem"),
    sets("before", "drawn"),
    sets("after", "waiting"),
    says("before", "#drawnAt = ", "UpdateItem"),
    sets("after", "compensated"),
    blow("after", "give", (call) => statusIn(call) === "drawn" && !blowsToCome().includes("compensated")),
  ]);
  await draws.closeEntries(story.dropId);
  const record = await drawnRecord(story);
  expect(blowsToCome()).toEqual(["compensated", "give"]);
  expect(record).toMatchObject({ entries: 6, exclusions: { same_mailbox: 1 }, winners: 3 });
  const winners = await expectWinners(story, record);
  await untilTold(story.entrants);

  const next = record.ranked.find(({ won }) => won === null);
  await letOneRunOut(story, winners);
  expect(blowsToCome()).toEqual([]);
  expect(leavesOf(await drawnOf(story.entrants))).toContain(next?.leaf);
  expect(await drawnRecord(story)).toEqual(record);
  expect(await ordersOf(story)).toEqual([0, 0, 1, 1, 1, 1]);
  await vi.waitFor(async () => expect(await pairsHeld(story)).toEqual([2, 1]), PATIENCE);

  strikeAt([sets("before", "not_drawn")]);
  await changeDrop(story.dropId, close, BY_MANAGER);
  await advanceUntil(LONGEST_LINE_WAIT_SECONDS, async () => (await countNotDrawn(story)) === 1);
  expect(blowsToCome()).toEqual([]);
});

it("a drop that its manager closes while the engine is dead in the midst of its draw begins no order, and its ranks are published as they were sealed", async () => {
  const story = await drawOf(["e", "f", "g", "h"]);
  const closed = async () => void (await changeDrop(story.dropId, close, BY_MANAGER));
  strikeAt([blowsOf(story).says("before", "RANKED#0", "PutItem", closed)]);
  await draws.closeEntries(story.dropId);
  expect(await drawnRecord(story)).toMatchObject({ winners: 3, stoppedAt: (await findDrop(story.dropId))?.closedAt });
  expect(blowsToCome()).toEqual([]);
  await draws.untilEntries(story.entrants, "not_drawn", 4);
  expect(await ordersOf(story)).toEqual([0, 0, 0, 0]);
});

it("a drop that is closed before its entries are tells each entrant, though the engine is killed among them", async () => {
  const story = await drawOf(["i", "j", "k"]);
  const { sets, says } = blowsOf(story);
  strikeAt([sets("after", "not_drawn"), says("before", "#sentAt = ", "UpdateItem")]); // the mail server has said yes
  await changeDrop(story.dropId, close, BY_MANAGER);
  await draws.closeEntries(story.dropId);
  await draws.untilEntries(story.entrants, "not_drawn", 3);
  await untilTold(story.entrants);
  expect(blowsToCome()).toEqual([]);
  expect(await ordersOf(story)).toEqual([0, 0, 0]);
});
