import { mayWork } from "@/lib/account/session/rules";
import type { Viewer } from "@/lib/account/session/schema";
import { reconcileIfStalled, writeAndReconcile } from "@/lib/platform/durable/reconcile";
import { env } from "@/lib/platform/env";
import { AppError } from "@/lib/platform/errors";
import { isEntryId, type EntryId } from "@/lib/platform/ids";
import { log } from "@/lib/platform/log";
import { phaseAt } from "@/lib/shop/drop/rules";
import type { Drop } from "@/lib/shop/drop/schema";
import { dropOf } from "@/lib/shop/drop/server";
import { entryReconciler } from "@/lib/shop/entry/reconciler";
import { isLive } from "@/lib/shop/entry/rules";
import type { Entry } from "@/lib/shop/entry/schema";
import { entriesInDrop, findEntry } from "@/lib/shop/entry/store";
import { ticketsOf } from "@/lib/shop/entry/tickets";
import { withdrawEntry } from "@/lib/shop/entry/transitions";
import { mailboxDigest } from "@/lib/shop/risk/evidence/fingerprint";

/** The entry, for its owner or the team. Repairs one that has stalled. @throws AppError not_found to everyone else */
export async function readEntry(entryId: string, viewer: Viewer): Promise<Entry> {
  const entry = isEntryId(entryId) ? await findEntry(entryId) : undefined;
  if (!entry || (entry.customerId !== viewer.customerId && !mayWork(viewer))) throw new AppError("not_found");
  await reconcileIfStalled(entryReconciler, entry.entryId, entry);
  return entry;
}

/** The viewer's entry in the drop that still counts, if any. */
export async function findMyEntry({ customerId }: Viewer, dropId: string): Promise<Entry | undefined> {
  return (await entriesInDrop(customerId, dropId)).find(isLive);
}

/** The viewer's tickets in the draw, those of the entry where there is one; undefined where everyone has the same. */
export async function myTickets(
  { customerId, email }: Viewer,
  drop: Pick<Drop, "losersAdvantage">,
  entry: Entry | undefined,
): Promise<number | undefined> {
  if (entry) return entry.tickets;
  return ticketsOf({ customerId, mailbox: mailboxDigest(env("AUTH_SECRET"), email) }, drop);
}

/** Whether the viewer withdrew an entry in the drop. */
export const hasWithdrawn = async ({ customerId }: Viewer, dropId: string): Promise<boolean> =>
  (await entriesInDrop(customerId, dropId)).some((entry) => !isLive(entry));

/** Whether entries of the drop can still be changed and withdrawn. */
export const isOpen = (drop: Drop): boolean => ["entries", "paused"].includes(phaseAt(drop, Date.now()));

/** The entry, for its owner alone. @throws AppError not_found to everyone else */
export async function ownEntry(entryId: string, viewer: Viewer): Promise<Entry> {
  const entry = await readEntry(entryId, viewer);
  if (entry.customerId !== viewer.customerId) throw new AppError("not_found");
  return entry;
}

/** Withdraws an entry that is not sealed, and takes it out of all lists. Resolves with the entry as it then is. */
export const withdraw = (entryId: EntryId): Promise<Entry | undefined> =>
  writeAndReconcile(
    entryReconciler,
    entryId,
    () => withdrawEntry(entryId),
    (entry) => entry,
  );

/** Withdraws an entry while entries are taken. A repeat is fine. @throws AppError not_found to all but the owner, entries_closed */
export async function withdrawMine(entryId: string, viewer: Viewer): Promise<void> {
  const entry = await ownEntry(entryId, viewer);
  if (!isLive(entry)) return;
  if (!isOpen(await dropOf(entry.dropId)) || (await withdraw(entry.entryId))?.status !== "withdrawn")
    throw new AppError("entries_closed");
  log.info("entry withdrawn", { entryId: entry.entryId });
}
