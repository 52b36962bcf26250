import { writeAndReconcile } from "@/lib/platform/durable/reconcile";
import { AppError } from "@/lib/platform/errors";
import { isEntryId } from "@/lib/platform/ids";
import { log } from "@/lib/platform/log";
import { closingOf, reviewEndMs } from "@/lib/shop/drop/rules";
import type { Drop } from "@/lib/shop/drop/schema";
import { GRACE_MS } from "@/lib/shop/entry/enter";
import { entryReconciler, keepOverride } from "@/lib/shop/entry/reconciler";
import type { Entry, Override, OverrideRequest } from "@/lib/shop/entry/schema";
import { findEntry } from "@/lib/shop/entry/store";
import { recordOverride, restoreOverride } from "@/lib/shop/entry/transitions";

/** Until when entries of the drop are decided on by hand, in milliseconds of Unix time. NaN of a drop that is not drawn. */
export const decisionsEndMs = (drop: Drop): number => Math.min(reviewEndMs(drop), Date.parse(closingOf(drop)));

/** Whether a manager may still decide on entries of the drop by hand. False of a drop that is not drawn. */
export const isOverridable = (drop: Drop, nowMs: number): boolean => nowMs < decisionsEndMs(drop);

const isSame = (override: Override | undefined, { kind, reason, note }: OverrideRequest): boolean =>
  override?.kind === kind && override.reason === reason && override.note === note;

/** Where it came too late it is taken back: the rules may have been applied. An entry that is excluded by then is what was asked for. */
async function recordInTime(drop: Drop, seen: Entry, override: Override) {
  const decided = await recordOverride(seen, override);
  if (!decided.written || Date.now() <= decisionsEndMs(drop) + GRACE_MS / 2) return decided;
  const { written } = await restoreOverride(seen, override);
  if (written || override.kind !== "exclude") throw new AppError("not_overridable");
  return decided;
}

/** What was decided before goes to the audit log first: the next takes its place. */
async function record(drop: Drop, seen: Entry, override: Override) {
  await keepOverride(seen);
  return writeAndReconcile(
    entryReconciler,
    seen.entryId,
    () => recordInTime(drop, seen, override),
    (decided) => decided.record,
  );
}

/**
 * Keeps an entry in that a rule would exclude, excludes it, or leaves it to the rules again: once, however often it is asked. What was
 * accepted is applied when the list is sealed. The caller has made sure that this is a manager's.
 * @throws AppError not_found, not_overridable once the time to decide is over or the entry was withdrawn
 */
export async function overrideEntry(drop: Drop, entryId: string, by: string, request: OverrideRequest): Promise<Entry> {
  const seen = isEntryId(entryId) ? await findEntry(entryId) : undefined;
  if (seen?.dropId !== drop.dropId) throw new AppError("not_found", { detail: "There is no such entry in this draw." });
  if (isSame(seen.override, request)) return seen;
  if (!isOverridable(drop, Date.now()) || seen.status !== "entered") throw new AppError("not_overridable");
  const at = new Date().toISOString();
  const { written, record: now } = await record(drop, seen, { ...request, at, by });
  if (!written || !now) return overrideEntry(drop, entryId, by, request);
  log.info("entry decided on by hand", { entryId, dropId: drop.dropId, kind: request.kind });
  return now;
}
