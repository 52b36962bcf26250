import "server-only";
import { assertManager, assertStaff, isManager } from "@/lib/account/session/rules";
import type { Viewer } from "@/lib/account/session/schema";
import { entryInDraw } from "@/lib/desk/draw/entry";
import { outcomeOf } from "@/lib/desk/draw/outcome";
import { demandOf, entriesOverTime, groupPageOf } from "@/lib/desk/draw/rules";
import type { DeskDraw } from "@/lib/desk/draw/schema";
import { AppError } from "@/lib/platform/errors";
import { countBy, previewExclusions, tryDraw, type Trial } from "@/lib/shop/draw/preview";
import { stockOf } from "@/lib/shop/draw/sealing";
import type { Draw } from "@/lib/shop/draw/schema";
import { findDraw } from "@/lib/shop/draw/store";
import { momentOf } from "@/lib/shop/drop/moves";
import { closingOf } from "@/lib/shop/drop/rules";
import type { Drop } from "@/lib/shop/drop/schema";
import { findDrop } from "@/lib/shop/drop/store";
import { decisionsEndMs, isOverridable } from "@/lib/shop/entry/override";
import { isLive } from "@/lib/shop/entry/rules";
import type { Entry } from "@/lib/shop/entry/schema";
import { someEntries, type SomeEntries } from "@/lib/shop/entry/store";
import { fairnessOf } from "@/lib/shop/fairness/server";

/** As many entries as a page reads, and a part of the list more. */
const MOST_LOOKED_AT = 2000;
/** As many as are ranked while a manager waits: some seconds. */
export const MOST_TRIED = 20_000;

async function drawnDrop(dropId: string): Promise<Drop> {
  const drop = await findDrop(dropId);
  if (drop?.mode !== "draw") throw new AppError("drop_not_found", { detail: "There is no draw of this name." });
  return drop;
}

type ReasonOf = (entry: Entry) => string | undefined;

/** Before the seal what the rules would do with these entries, after it what they did. */
function reasonsOf(drop: Drop, draw: Draw | undefined, live: readonly Entry[]): ReasonOf {
  if (draw?.sealed) return ({ reason }) => reason;
  const would = previewExclusions(drop, live);
  return ({ entryId }) => would.get(entryId);
}

/** How many have so many tickets, fewest tickets first. */
function countTickets(live: readonly Entry[]): [tickets: string, entries: number][] {
  const counts = [...countBy(live.map(({ tickets }) => tickets).filter((tickets) => tickets !== undefined))];
  return counts.toSorted(([a], [b]) => a - b).map(([tickets, entries]) => [String(tickets), entries]);
}

/** Sealed counts are the record's; others are of what was read, each for so many. */
function countsOf({ entries }: SomeEntries, draw: Draw | undefined, reasonOf: ReasonOf, weight: number) {
  const live = entries.filter(isLive);
  const about = (count: number) => Math.round(count * weight);
  const reasons = countBy(live.map(reasonOf).filter((reason) => reason !== undefined));
  return {
    entries: draw?.sealed?.entries ?? about(live.length),
    withdrawn: about(entries.length - live.length),
    exclusions: Object.entries(draw?.sealed?.exclusions ?? {}).concat(
      draw?.sealed ? [] : [...reasons].map(([reason, count]) => [reason, about(count)]),
    ),
    tickets: draw?.sealed
      ? Object.entries(draw.sealed.tickets ?? {})
      : countTickets(live).map(([tickets, count]) => [tickets, about(count)] as const),
    kept: about(live.filter(({ override }) => override?.kind === "keep").length),
  };
}

function timesOf(drop: Drop, nowMs: number) {
  const { entriesCloseAt = drop.closesAt, opensAt } = drop;
  const span = { fromMs: Date.parse(opensAt), toMs: Math.min(nowMs, Date.parse(entriesCloseAt)) };
  return { opensAt, entriesCloseAt, closesAt: closingOf(drop), span };
}

export interface Asked {
  /** The first group of the page. */
  readonly from: number;
  readonly entryId?: string | undefined;
}

/**
 * The draw of a drop, with a page of the entries that belong together, and the one that is asked for. Of a long list it reads a fair sample, in whole parts, and
 * estimates from it. @throws AppError forbidden to all but the team, drop_not_found where nothing of that name is drawn
 */
export async function readDeskDraw(viewer: Viewer, dropId: string, { from, entryId }: Asked): Promise<DeskDraw> {
  assertStaff(viewer);
  const drop = await drawnDrop(dropId);
  const [draw, some] = await Promise.all([findDraw(dropId), someEntries(dropId, MOST_LOOKED_AT)]);
  const live = some.entries.filter(isLive);
  const reasonOf = reasonsOf(drop, draw, live);
  const [nowMs, weight] = [Date.now(), 1 / some.share];
  const { span, ...times } = timesOf(drop, nowMs);
  const isWhole = some.share === 1;
  const waiting = live.filter(({ status }) => status === "waiting").length;
  return {
    dropId,
    name: drop.name,
    phase: momentOf(drop, nowMs),
    ...times,
    decisionsEndAt: new Date(decisionsEndMs(drop)).toISOString(),
    decisionsOpen: isOverridable(drop, nowMs),
    mayDecide: isManager(viewer) && isOverridable(drop, nowMs),
    isSealed: draw?.sealed !== undefined,
    isClosedByHand: drop.closedAt !== undefined,
    stoppedAt: draw?.stoppedAt ?? null,
    looked: some.entries.length,
    isWhole,
    ...countsOf(some, draw, reasonOf, weight),
    ...entriesOverTime(live, { ...span, weight }),
    demand: demandOf(live, stockOf(drop), weight),
    groups: groupPageOf(live, reasonOf, from),
    entry: await entryInDraw(dropId, entryId, { reasonOf, isJudged: isWhole || draw?.sealed !== undefined }),
    outcome: await outcomeOf(drop, draw, Math.round(waiting * weight)),
    fairness: (await fairnessOf(dropId)) ?? null,
  };
}

/**
 * Tries the draw with the entries as they are now: nothing is stored. Null where there are too many to rank while someone waits.
 * @throws AppError forbidden to all but managers, drop_not_found
 */
export async function tryDrawNow(viewer: Viewer, dropId: string): Promise<Trial | null> {
  assertManager(viewer);
  const drop = await drawnDrop(dropId);
  const { entries, share } = await someEntries(dropId, MOST_TRIED);
  return share < 1 ? null : tryDraw(drop, entries.filter(isLive));
}
