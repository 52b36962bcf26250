import { eachAtOnce } from "@/lib/platform/at-once";
import { enqueue } from "@/lib/platform/durable/outbox";
import { TerminalError } from "@/lib/platform/errors";
import { log } from "@/lib/platform/log";
import { tryToAnnounce } from "@/lib/shop/draw/announce";
import { awardPage, countUnheld, rankEntries } from "@/lib/shop/draw/award";
import { readSignature } from "@/lib/shop/draw/beacon";
import {
  CLOSED_ROUND_WAIT_SECONDS,
  LATER_SECONDS,
  LATER_SHARE,
  LONGEST_ENTRIES_WAIT_SECONDS,
  LONGEST_LINE_WAIT_SECONDS,
  LONGEST_ROUND_WAIT_SECONDS,
  SOON_SECONDS,
  SOON_WITHIN_SECONDS,
} from "@/lib/shop/draw/durations";
import { awaitNews, endLine, finishOffers, offerPairs } from "@/lib/shop/draw/line";
import { mailResults } from "@/lib/shop/draw/mails";
import { drawReconciler } from "@/lib/shop/draw/reconciler";
import type { Draw, Ranked } from "@/lib/shop/draw/schema";
import { excludeEntries, sealEntries, WRITES_AT_ONCE } from "@/lib/shop/draw/sealing";
import { countPages, findDraw, pagesOfRanks, readPage } from "@/lib/shop/draw/store";
import { beginPart, recordDrawn, recordSignature, recordStopped } from "@/lib/shop/draw/transitions";
import { closingOf, isOver, reviewEndMs } from "@/lib/shop/drop/rules";
import type { Drop } from "@/lib/shop/drop/schema";
import { findDrop } from "@/lib/shop/drop/store";
import { noteDrawn } from "@/lib/shop/drop/transitions";
import { GRACE_MS } from "@/lib/shop/entry/enter";
import { ENTRY_SHARDS } from "@/lib/shop/entry/rules";
import { entriesOfShard } from "@/lib/shop/entry/store";
import { markNotDrawn } from "@/lib/shop/entry/transitions";
import { roundTimeMs, type SealedRecord } from "@/packages/draw-record";

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

/** Where it is away when the entries close, the list cannot be sealed: so often it is asked again. */
const announcedBy = async (drop: Drop): Promise<boolean> =>
  (await findDraw(drop.dropId)) !== undefined || tryToAnnounce(drop);

/** What is to be done next, by the record and the clock. */
export type Plan =
  | {
      readonly next: "wait";
      readonly seconds: number;
      /** Whether the entries have closed: looks before and after are counted apart. */
      readonly isLate?: boolean;
    }
  | { readonly next: "seal" | "cancel" };

const closedMsOf = (drop: Drop): number => reviewEndMs(drop) + GRACE_MS;

function planOf(drop: Drop): Plan {
  if (isOver(drop)) return { next: "cancel" };
  const closedMs = closedMsOf(drop);
  if (Date.now() >= closedMs) return { next: "seal" };
  return { next: "wait", seconds: Math.min(secondsUntil(closedMs), LONGEST_ENTRIES_WAIT_SECONDS) };
}

/** Nothing wakes a draw that is not announced: it looks by itself, in a tenth of the time that is left. */
const sooner = (seconds: number): number => Math.min(seconds, Math.max(SOON_SECONDS, Math.ceil(seconds / 10)));

/** Until the beacon is asked again, by the time since the entries have closed; no longer than the drop lasts. */
function lateSeconds(drop: Drop): number {
  const since = (Date.now() - closedMsOf(drop)) / 1000;
  const pace = since < SOON_WITHIN_SECONDS ? SOON_SECONDS : Math.max(LATER_SECONDS, Math.ceil(since * LATER_SHARE));
  return Math.min(pace, secondsUntil(Date.parse(closingOf(drop))));
}

async function plan(drop: Drop): Promise<Plan> {
  const planned = planOf(drop);
  if (planned.next === "cancel" || (await announcedBy(drop))) return planned;
  if (planned.next === "wait") return { next: "wait", seconds: sooner(planned.seconds) };
  return { next: "wait", seconds: lateSeconds(drop), isLate: true };
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

/** Whether a round that is due is waited for no longer. */
function isGivenUp(drop: Drop, { chain, round }: SealedRecord["beacon"]): boolean {
  const patienceSeconds = drop.closedAt === undefined ? LONGEST_ROUND_WAIT_SECONDS : CLOSED_ROUND_WAIT_SECONDS;
  return isOver(drop) && Date.now() > roundTimeMs(chain, round) + patienceSeconds * 1000;
}

async function takeRound(dropId: string): Promise<Round> {
  const { beacon } = sealedOf(await drawOf(dropId));
  try {
    await recordSignature(dropId, await readSignature(beacon.chain, beacon.round));
    return "taken";
  } catch (error) {
    if (!isGivenUp(await dropOfDraw(dropId), beacon)) throw error;
    log.warn("a draw ends without its random number", { dropId, round: beacon.round }, error);
    return "given_up";
  }
}

async function rank(dropId: string): Promise<void> {
  const draw = await drawOf(dropId);
  await rankEntries(draw, sealedOf(draw));
}

/** Of a drop that ended before its draw. */
async function cancel(dropId: string): Promise<void> {
  const drop = await dropOfDraw(dropId);
  await recordStopped(dropId, closingOf(drop));
  const undrawn = drop.closedAt === undefined ? "ended" : "closed";
  for (let shard = 0; shard < ENTRY_SHARDS; shard++) {
    const untold = (await entriesOfShard(dropId, shard)).filter(({ status }) => status === "entered");
    await eachAtOnce(untold, WRITES_AT_ONCE, ({ entryId }) => markNotDrawn(entryId, { undrawn }));
  }
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

/** What came of the wait for the random number: `given_up` where the drop ended and the beacon stayed away. */
type Round = "taken" | "given_up";

export interface Turn {
  /** How many pairs were offered. */
  readonly offered: number;
  readonly next: "wait" | "end";
  readonly seconds: number;
}

async function takeTurn(dropId: string, turn: number, pages: number): Promise<Turn> {
  const drop = await dropOfDraw(dropId);
  if (isOver(drop)) return { offered: (await finishOffers(drop, turn)).length, next: "end", seconds: 0 };
  const offers = await offerPairs(drop, turn, pages);
  const { inLine = [] } = await dropOfDraw(dropId);
  const seconds = Math.min(secondsUntil(Date.parse(closingOf(drop))), LONGEST_LINE_WAIT_SECONDS);
  return { offered: offers.length, next: inLine.length === 0 ? "end" : "wait", seconds };
}

/** The effects of the workflow. Each may run again after it happened. */
export const drawSteps = (dropId: string) => ({
  plan: async (): Promise<Plan> => plan(await dropOfDraw(dropId)),
  exclude: async (): Promise<void> => excludeEntries(await dropOfDraw(dropId)),
  seal: (): Promise<Sealing> => seal(dropId),
  takeRound: (): Promise<Round> => takeRound(dropId),
  rank: (): Promise<void> => rank(dropId),
  award: async (page: number): Promise<void> => awardPage(await dropOfDraw(dropId), await rowsOf(dropId, page)),
  countUnheld: async (page: number): Promise<number> =>
    countUnheld((await rowsOf(dropId, page)).filter(({ won }) => won !== null).map(({ entryId }) => entryId)),
  publish: async (pages: number): Promise<void> => {
    await recordDrawn(dropId, (await dropOfDraw(dropId)).closedAt);
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
  cancel: (): Promise<void> => cancel(dropId),
  /** The sweep starts the next execution. */
  renew: async (part: number): Promise<void> => {
    await enqueue(drawReconciler.kind, dropId);
    await beginPart(dropId, part);
  },
});

export type DrawSteps = ReturnType<typeof drawSteps>;
