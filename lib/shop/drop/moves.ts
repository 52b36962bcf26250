import { isDeepStrictEqual } from "node:util";
import { AppError, type ErrorCode } from "@/lib/platform/errors";
import { issuesOf } from "@/lib/platform/http/issues";
import { numberSizes, withMorePairs } from "@/lib/shop/drop/numbers";
import { phaseAt } from "@/lib/shop/drop/rules";
import { dropFileSchema, type Deed, type Drop, type DropPhase, type RecordedDeed } from "@/lib/shop/drop/schema";

/**
 * What a manager may do to a drop, and in which phase. A move takes the drop as it is and resolves with the drop after it: the
 * very same one when it was done before, so that every call is safe to repeat.
 */
export type Move = (drop: Drop, request: MoveRequest) => Drop;

/** By what a repeat of a request is known. */
export interface Repeat {
  readonly requestId?: string | undefined;
  /** For so long; without it for good. */
  readonly repeatsForMs?: number | undefined;
}

/** Who asks, and when. */
export interface MoveRequest extends Repeat {
  /** Customer id. */
  readonly by: string;
  readonly nowMs: number;
}

type Moment = DropPhase | "draft";

/** What people see of a drop that none but the team sees yet. */
export const momentOf = (drop: Drop, nowMs: number): Moment =>
  drop.status === "draft" ? "draft" : phaseAt(drop, nowMs);

const REFUSALS = {
  draft: "drop_not_published",
  upcoming: "drop_not_open",
  entries: "drop_already_open",
  drawing: "drop_already_open",
  open: "drop_already_open",
  paused: "drop_already_open",
  closed: "drop_closed",
} as const satisfies Record<Moment, ErrorCode>;

const refused = (moment: Moment): AppError =>
  new AppError(REFUSALS[moment], moment === "closed" ? { detail: "This drop is over." } : {});

/** @throws AppError with the code of the moment, unless it is one of these */
function assertIn(drop: Drop, nowMs: number, ...allowed: readonly Moment[]): void {
  const moment = momentOf(drop, nowMs);
  if (!allowed.includes(moment)) throw refused(moment);
}

const isoOf = ({ nowMs }: MoveRequest): string => new Date(nowMs).toISOString();
const rescheduled = ({ schedule }: Drop) => ({ schedule: schedule + 1 });

type Note = Pick<RecordedDeed, "pairs" | "requestId">;

/** The drop after a deed, with the change that it makes. */
function after(drop: Drop, deed: Deed, request: MoveRequest, change: Partial<Drop>, note: Note = {}): Drop {
  const recorded = { deed, by: request.by, at: isoOf(request), ...note };
  return { ...drop, ...change, version: drop.version + 1, deeds: [...drop.deeds, recorded] };
}

/**
 * Nothing is changed so shortly before a drop opens: when it opens, every instance of the site and of the workflows knows the
 * drop as it is (they read it anew each half second).
 */
export const EDITABLE_UNTIL_MS = 2000;

const isEditable = (drop: Drop, nowMs: number): boolean =>
  drop.status === "draft" || nowMs < Date.parse(drop.opensAt) - EDITABLE_UNTIL_MS;

/** Some of what a drop's file holds, in its words. */
export type Edit = Readonly<Record<string, unknown>>;

/** What the edit leaves of the drop and what it changes, judged as a whole. @throws AppError validation_failed */
function edited(drop: Drop, changes: Edit): Partial<Drop> {
  const sizes = drop.sizes.map(({ size, batches }) => ({ size, ...batches[0] }));
  const parsed = dropFileSchema.safeParse({ ...drop, sizes, ...changes, dropId: drop.dropId });
  if (!parsed.success) throw new AppError("validation_failed", { issues: issuesOf(parsed.error) });
  const { entriesCloseAt } = parsed.data;
  return {
    ...parsed.data,
    ...(drop.entriesCloseAt && { entriesCloseAt }),
    sizes: "sizes" in changes ? numberSizes(parsed.data.sizes) : drop.sizes,
  };
}

/** @throws AppError drop_archived, drop_already_open, drop_closed */
function assertEditable(drop: Drop, nowMs: number): void {
  if (drop.archivedAt !== undefined) throw new AppError("drop_archived");
  if (!isEditable(drop, nowMs)) throw refused(momentOf(drop, nowMs) === "closed" ? "closed" : "open");
}

/** Nothing is published that is over: closing has a move of its own. @throws AppError validation_failed */
function assertToCome(drop: Drop, nowMs: number): void {
  if (momentOf(drop, nowMs) !== "closed") return;
  const issues = [{ field: "closesAt", message: "Choose a time that is still to come." }];
  throw new AppError("validation_failed", { issues });
}

/** Changes what is described of a drop, before it opens. @throws AppError drop_archived, drop_already_open, drop_closed, validation_failed */
export const edit =
  (changes: Edit): Move =>
  (drop, request) => {
    assertEditable(drop, request.nowMs);
    const change = edited(drop, changes);
    assertToCome({ ...drop, ...change }, request.nowMs);
    if (isDeepStrictEqual({ ...drop, ...change }, drop)) return drop;
    return after(drop, "edit", request, { ...change, ...rescheduled(drop) });
  };

/** @throws AppError drop_closed also for a draft whose time is over */
export const publish: Move = (drop, request) => {
  if (drop.archivedAt !== undefined) throw new AppError("drop_archived");
  if (phaseAt(drop, request.nowMs) === "closed") throw new AppError("drop_closed");
  if (drop.status === "published") return drop;
  return after(drop, "publish", request, { status: "published", ...rescheduled(drop) });
};

/** @throws AppError drop_not_published, drop_not_open, drop_closed */
export const pause: Move = (drop, request) => {
  assertIn(drop, request.nowMs, "entries", "open", "paused");
  return drop.pausedAt === undefined ? after(drop, "pause", request, { pausedAt: isoOf(request) }) : drop;
};

/** @throws AppError drop_not_published, drop_not_open, drop_closed */
export const resume: Move = (drop, request) => {
  assertIn(drop, request.nowMs, "entries", "open", "paused");
  return drop.pausedAt === undefined ? drop : after(drop, "resume", request, { pausedAt: undefined });
};

/** Closes it for good, before its time. @throws AppError drop_not_published */
export const close: Move = (drop, request) => {
  if (drop.status === "draft") throw new AppError("drop_not_published");
  if (phaseAt(drop, request.nowMs) === "closed") return drop;
  return after(drop, "close", request, { closedAt: isoOf(request), ...rescheduled(drop) });
};

/** Takes a draft, or a drop that is over, out of sight. @throws AppError drop_not_closed */
export const archive: Move = (drop, request) => {
  if (drop.archivedAt !== undefined) return drop;
  const moment = momentOf(drop, request.nowMs);
  if (moment !== "draft" && moment !== "closed") throw new AppError("drop_not_closed");
  return after(drop, "archive", request, { archivedAt: isoOf(request) });
};

export type MorePairs = readonly { readonly size: string; readonly pairs: number }[];

/** Adds pairs, numbered after the highest. @throws AppError drop_not_published, drop_closed, validation_failed for another size */
export const restock =
  (added: MorePairs): Move =>
  (drop, request) => {
    if (drop.deeds.some((deed) => isRepeat(deed, request))) return drop;
    assertIn(drop, request.nowMs, "upcoming", "entries", "open", "paused");
    assertSold(drop, added);
    const pairs = added.reduce((sum, more) => sum + more.pairs, 0);
    const change = { sizes: withMorePairs(drop.sizes, added) };
    return after(drop, "restock", request, change, { pairs, requestId: request.requestId });
  };

const isRepeat = ({ requestId, at }: RecordedDeed, request: MoveRequest): boolean =>
  requestId !== undefined &&
  requestId === request.requestId &&
  request.nowMs - Date.parse(at) < (request.repeatsForMs ?? Infinity);

function assertSold({ sizes }: Drop, added: MorePairs): void {
  const issues = added.flatMap(({ size }, i) =>
    sizes.some((range) => range.size === size)
      ? []
      : [{ field: `sizes.${i}.size`, message: `EU ${size} is not a size of this drop.` }],
  );
  if (issues.length > 0) throw new AppError("validation_failed", { issues });
}
