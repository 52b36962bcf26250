import { enqueue } from "@/lib/platform/durable/outbox";
import { TerminalError } from "@/lib/platform/errors";
import { awardPage, countUnheld, rankEntries } from "@/lib/shop/draw/award";
import { readSignature } from "@/lib/shop/draw/beacon";
import { LONGEST_ENTRIES_WAIT_SECONDS, LONGEST_LINE_WAIT_SECONDS } from "@/lib/shop/draw/durations";
import { awaitNews, endLine, offerPairs } from "@/lib/shop/draw/line";
import { mailResults } from "@/lib/shop/draw/mails";
import { drawReconciler } from "@/lib/shop/draw/reconciler";
import type { Draw, Ranked } from "@/lib/shop/draw/schema";
import { excludeEntries, sealEntries } from "@/lib/shop/draw/sealing";
import { countPages, findDraw, pagesOfRanks, readPage } from "@/lib/shop/draw/store";
import { beginPart, recordDrawn, recordSignature } from "@/lib/shop/draw/transitions";
import { closingOf, phaseAt, reviewEndMs } from "@/lib/shop/drop/rules";
import type { Drop } from "@/lib/shop/drop/schema";
import { findDrop } from "@/lib/shop/drop/store";
import { noteDrawn } from "@/lib/shop/drop/transitions";
import { GRACE_MS } from "@/lib/shop/entry/enter";
import { ENTRY_SHARDS } from "@/lib/shop/entry/rules";
import { entriesOfShard } from "@/lib/shop/entry/store";
import { markNotDrawn } from "@/lib/shop/entry/transitions";
import { roundTimeMs } from "@/packages/draw-record";

async function dropOfDraw(dropId: string): Promise<Drop> {
  const drop = await findDrop(dropId);
  if (!drop) throw new TerminalError(`${dropId} is not stored`);
  return drop;
}

async function drawOf(dropId: string): Promise<Draw> {
  const draw = await findDraw(dropId);
  if (!draw) throw new TerminalError(`the draw of ${dropId} was not announced`);
  return draw;
}

const secondsUntil = (ms: number): number => Math.max(1, Math.ceil((ms - Date.now()) / 1000));
const isOver = (drop: Drop): boolean => phaseAt(drop, Date.now()) === "closed";

/** What is to be done next, by the record and the clock. */
export type Plan = { readonly next: "wait"; readonly seconds: number } | { readonly next: "seal" | "cancel" };

function planOf(drop: Drop): Plan {
  if (isOver(drop)) return { next: "cancel" };
  const closedMs = reviewEndMs(drop) + GRACE_MS;
  if (Date.now() >= closedMs) return { next: "seal" };
  return { next: "wait", seconds: Math.min(secondsUntil(closedMs), LONGEST_ENTRIES_WAIT_SECONDS) };
}

export interface Sealing {
  /** How many pages of ranks there will be. */
  readonly pages: number;
  /** How many pages the sealed list has. */
  readonly listPages: number;
  /** Until the round is signed. */
  readonly seconds: number;
}

async function seal(dropId: string): Promise<Sealing> {
  const sealed = await sealEntries(await dropOfDraw(dropId), await drawOf(dropId));
  const { entries, beacon } = sealed;
  const seconds = secondsUntil(roundTimeMs(beacon.chain, beacon.round));
  return { pages: pagesOfRanks(sealed), listPages: countPages(entries), seconds };
}

function sealedOf({ dropId, sealed }: Draw): NonNullable<Draw["sealed"]> {
  if (!sealed) throw new TerminalError(`the draw of ${dropId} is not sealed`);
  return sealed;
}

async function takeRound(dropId: string): Promise<void> {
  const { beacon } = sealedOf(await drawOf(dropId));
  await recordSignature(dropId, await readSignature(beacon.chain, beacon.round));
}

async function rank(dropId: string): Promise<void> {
  const draw = await drawOf(dropId);
  await rankEntries(draw, sealedOf(draw));
}

const rowsOf = (dropId: string, page: number): Promise<Ranked[]> => readPage({ dropId, kind: "ranked", page });

/** The sizes that people of these pages wait for. */
async function wantedSizes(dropId: string, pages: number): Promise<string[]> {
  const wanted = new Set<string>();
  for (let page = 0; page < pages; page++)
    for (const { won, sizes } of await rowsOf(dropId, page))
      if (won === null) for (const size of sizes) wanted.add(size);
  return [...wanted];
}

export interface Turn {
  /** How many pairs were offered. */
  readonly offered: number;
  readonly next: "wait" | "end";
  readonly seconds: number;
}

async function takeTurn(dropId: string, turn: number, pages: number): Promise<Turn> {
  const drop = await dropOfDraw(dropId);
  if (isOver(drop)) return { offered: 0, next: "end", seconds: 0 };
  const offers = await offerPairs(drop, turn, pages);
  const { inLine = [] } = await dropOfDraw(dropId);
  const seconds = Math.min(secondsUntil(Date.parse(closingOf(drop))), LONGEST_LINE_WAIT_SECONDS);
  return { offered: offers.length, next: inLine.length === 0 ? "end" : "wait", seconds };
}

/** The effects of the workflow. Each may run again after it happened. */
export const drawSteps = (dropId: string) => ({
  plan: async (): Promise<Plan> => planOf(await dropOfDraw(dropId)),
  exclude: async (): Promise<void> => excludeEntries(await dropOfDraw(dropId)),
  seal: (): Promise<Sealing> => seal(dropId),
  takeRound: (): Promise<void> => takeRound(dropId),
  rank: (): Promise<void> => rank(dropId),
  award: async (page: number): Promise<void> => awardPage(await dropOfDraw(dropId), await rowsOf(dropId, page)),
  countUnheld: async (page: number): Promise<number> =>
    countUnheld((await rowsOf(dropId, page)).filter(({ won }) => won !== null).map(({ entryId }) => entryId)),
  publish: async (pages: number): Promise<void> => {
    await recordDrawn(dropId);
    await noteDrawn(dropId, await wantedSizes(dropId, pages));
  },
  takeTurn: (turn: number, pages: number): Promise<Turn> => takeTurn(dropId, turn, pages),
  countUnheldOffers: async (turn: number): Promise<number> =>
    countUnheld((await readPage({ dropId, kind: "offers", page: turn })).map(({ entryId }) => entryId)),
  awaitNews: (callbackId: string): Promise<void> => awaitNews(dropId, callbackId),
  endLine: async (page: number): Promise<void> => endLine(await rowsOf(dropId, page)),
  closeLine: (): Promise<void> => noteDrawn(dropId, []),
  pagesOfRanks: async (): Promise<number> => pagesOfRanks(sealedOf(await drawOf(dropId))),
  mailResults: async (page: number): Promise<void> =>
    mailResults(await dropOfDraw(dropId), await readPage({ dropId, kind: "listed", page })),
  mailCancelled: async (shard: number): Promise<void> =>
    mailResults(await dropOfDraw(dropId), await entriesOfShard(dropId, shard)),
  /** Of a drop that ended before its draw. */
  cancel: async (): Promise<void> => {
    for (let shard = 0; shard < ENTRY_SHARDS; shard++)
      for (const { entryId } of await entriesOfShard(dropId, shard)) await markNotDrawn(entryId);
  },
  /** The sweep starts the next execution. */
  renew: async (part: number): Promise<void> => {
    await enqueue(drawReconciler.kind, dropId);
    await beginPart(dropId, part);
  },
});

export type DrawSteps = ReturnType<typeof drawSteps>;
