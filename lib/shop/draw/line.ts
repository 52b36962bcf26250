import { completeCallback } from "@/lib/platform/durable/server";
import { log } from "@/lib/platform/log";
import { give } from "@/lib/shop/draw/award";
import type { Offer, Ranked } from "@/lib/shop/draw/schema";
import { findDraw, keepPage, readPage } from "@/lib/shop/draw/store";
import { recordLineCallback } from "@/lib/shop/draw/transitions";
import { isOver } from "@/lib/shop/drop/rules";
import type { Drop } from "@/lib/shop/drop/schema";
import { findDrop } from "@/lib/shop/drop/store";
import { noteDrawn } from "@/lib/shop/drop/transitions";
import { findEntries, findEntry } from "@/lib/shop/entry/store";
import { markNotDrawn } from "@/lib/shop/entry/transitions";
import { countPairsLeft } from "@/lib/shop/inventory/server";

type Free = Map<string, number>;

/** The pairs that came back of the sizes that people wait for. */
async function freeInLine({ dropId, sizes, inLine = [] }: Drop): Promise<Free> {
  const counted = await Promise.all(
    sizes
      .filter(({ size }) => inLine.includes(size))
      .map(async (range) => [range.size, await countPairsLeft({ dropId, range })] as const),
  );
  return new Map(counted.filter(([, pairs]) => pairs > 0));
}

/** Takes a pair of the first of the sizes of which one is free. */
function takeFirst(free: Free, sizes: readonly string[]): string | undefined {
  const size = sizes.find((wanted) => (free.get(wanted) ?? 0) > 0);
  if (size !== undefined) free.set(size, (free.get(size) ?? 0) - 1);
  return size;
}

const isLeft = (free: Free): boolean => [...free.values()].some((pairs) => pairs > 0);

/** Offers of the free pairs to those of a page of ranks who still wait, in the order of rank. */
async function offersOf(rows: readonly Ranked[], free: Free): Promise<Offer[]> {
  const entries = await findEntries(rows.filter(({ won }) => won === null).map(({ entryId }) => entryId));
  const waiting = entries.filter(({ status }) => status === "waiting");
  return waiting.flatMap(({ entryId, sizes }) => {
    const size = takeFirst(free, sizes);
    return size === undefined ? [] : [{ entryId, size }];
  });
}

/** Goes down the line as long as a pair is left. */
async function goDownTheLine(dropId: string, pages: number, free: Free): Promise<Offer[]> {
  const offers: Offer[] = [];
  for (let page = 0; page < pages && isLeft(free); page++)
    offers.push(...(await offersOf(await readPage({ dropId, kind: "ranked", page }), free)));
  return offers;
}

/** Sizes of which a pair is left at the end of the line are wanted by none in it: from now on they are for all. */
async function openUnwanted({ dropId, inLine = [] }: Drop, free: Free): Promise<void> {
  const wanted = inLine.filter((size) => (free.get(size) ?? 0) === 0);
  if (wanted.length < inLine.length) await noteDrawn(dropId, wanted);
}

async function giveOffers(drop: Drop, offers: readonly Offer[]): Promise<void> {
  for (const { entryId, size } of offers) {
    const entry = await findEntry(entryId);
    if (entry) await give(drop, entry, size, entry.rank ?? 0);
  }
}

/** What this turn offered before the drop ended, where an attempt died over it: nothing is offered any more. */
export async function finishOffers(drop: Drop, turn: number): Promise<readonly Offer[]> {
  const offers = await readPage({ dropId: drop.dropId, kind: "offers", page: turn });
  await giveOffers(drop, offers);
  return offers;
}

/** Gives pairs that came back to those who are next in line. What is offered is kept first, so that a repeat offers the same. */
export async function offerPairs(drop: Drop, turn: number, pages: number): Promise<readonly Offer[]> {
  const { dropId } = drop;
  const free = await freeInLine(drop);
  const found = await goDownTheLine(dropId, pages, free);
  const { written, rows: offers } = await keepPage({ dropId, kind: "offers", page: turn }, found);
  await giveOffers(drop, offers);
  if (written) await openUnwanted(drop, free);
  return offers;
}

/** Tells the execution's wait that something has changed, if it is waiting. */
async function wake(dropId: string): Promise<void> {
  const draw = await findDraw(dropId);
  if (draw?.callbackId !== undefined) await completeCallback(draw.callbackId, "changed");
}

/** Begins the wait for a pair to come back, or for the drop's end; what came before it is known wakes it now. */
export async function awaitNews(dropId: string, callbackId: string): Promise<void> {
  await recordLineCallback(dropId, callbackId);
  const drop = await findDrop(dropId);
  if (drop && (isOver(drop) || isLeft(await freeInLine(drop)))) await completeCallback(callbackId, "changed");
}

/** Whether the execution of its draw has something to do now: for a line, or because the drop ended before the draw. */
const isNews = (drop: Drop): boolean =>
  (drop.inLine ?? []).length > 0 || (drop.mode === "draw" && drop.drawnAt === undefined && isOver(drop));

/**
 * An order has given its pair back, so that who waits for it in the line of a draw is next; or a drop was closed. Safe to repeat;
 * costs other drops one read.
 */
export async function tellLine(dropId: string): Promise<void> {
  const drop = await findDrop(dropId);
  if (!drop || !isNews(drop)) return;
  log.info("a draw is told of a pair that came back, or of its drop's end", { dropId });
  await wake(dropId);
}

/** Ends the wait of a page of ranks. Safe to repeat. */
export async function endLine(rows: readonly Ranked[]): Promise<void> {
  await Promise.all(rows.filter(({ won }) => won === null).map(({ entryId }) => markNotDrawn(entryId)));
}
