import "server-only";
import { assertManager } from "@/lib/account/session/rules";
import type { Viewer } from "@/lib/account/session/schema";
import { assertLosersKnown } from "@/lib/desk/drops/advantage";
import type { ManagedDrop, MoveName } from "@/lib/desk/drops/schema";
import { leftOf, managedView } from "@/lib/desk/drops/view";
import { AppError } from "@/lib/platform/errors";
import { digestId } from "@/lib/platform/ids";
import { tellLine } from "@/lib/shop/draw/line";
import { addDraft, changeDrop } from "@/lib/shop/drop/change";
import {
  archive,
  close,
  edit,
  pause,
  publish,
  restock,
  resume,
  type Edit,
  type MorePairs,
  type Move,
  type Repeat,
} from "@/lib/shop/drop/moves";
import { draftOf } from "@/lib/shop/drop/draft";
import { newestFirst } from "@/lib/shop/drop/rules";
import type { Drop, DropFile, DropView } from "@/lib/shop/drop/schema";
import { dropView } from "@/lib/shop/drop/server";
import { findDrop, findDropIds } from "@/lib/shop/drop/store";

/** All drops, drafts and archived ones too, newest first. @throws AppError forbidden to all but managers */
export async function listManagedDrops(viewer: Viewer): Promise<ManagedDrop[]> {
  assertManager(viewer);
  const drops = await Promise.all((await findDropIds()).map(findDrop));
  return Promise.all(newestFirst(drops.filter((drop) => drop !== undefined)).map(managedView));
}

/** The drop as it is stored, for a preview. @throws AppError forbidden to all but managers, drop_not_found */
export async function readDrop(viewer: Viewer, dropId: string): Promise<Drop> {
  assertManager(viewer);
  const drop = await findDrop(dropId);
  if (!drop) throw new AppError("drop_not_found", { detail: "There is no drop of this name." });
  return drop;
}

/** The drop as shoppers will see it when it is published. @throws AppError forbidden to all but managers, drop_not_found */
export async function previewDrop(viewer: Viewer, dropId: string): Promise<DropView> {
  const drop = await readDrop(viewer, dropId);
  return dropView(drop, await leftOf(drop), Date.now());
}

/** @throws AppError forbidden to all but managers, drop_not_found */
export const readManagedDrop = async (viewer: Viewer, dropId: string): Promise<ManagedDrop> =>
  managedView(await readDrop(viewer, dropId));

/** Drafts a drop, which none but the team sees. The same again is done already. @throws AppError forbidden, drop_exists, validation_failed */
export async function draftDrop(viewer: Viewer, file: DropFile): Promise<ManagedDrop> {
  assertManager(viewer);
  await assertLosersKnown(file);
  const draft = draftOf(file, viewer.customerId, new Date().toISOString());
  return managedView(await addDraft(draft));
}

/** What changes the pairs of a drop, or its end: who waits in the line of a draw is told. Safe to repeat. */
async function moveAndTell(viewer: Viewer, dropId: string, how: Move, repeat: Repeat = {}): Promise<ManagedDrop> {
  const moved = await move(viewer, dropId, how, repeat);
  await tellLine(dropId);
  return moved;
}

async function move(viewer: Viewer, dropId: string, how: Move, repeat: Repeat = {}): Promise<ManagedDrop> {
  assertManager(viewer);
  return managedView(await changeDrop(dropId, how, { by: viewer.customerId, ...repeat }));
}

/** Changes a draft, or a drop that has not opened. @throws AppError forbidden, drop_not_found, drop_already_open, drop_closed, validation_failed */
export async function editDrop(viewer: Viewer, dropId: string, changes: Edit): Promise<ManagedDrop> {
  const asWanted = edit(changes);
  await assertLosersKnown(asWanted(await readDrop(viewer, dropId), { by: viewer.customerId, nowMs: Date.now() }));
  return move(viewer, dropId, asWanted);
}

const MOVES: Readonly<Record<Exclude<MoveName, "restock">, Move>> = { publish, pause, resume, close, archive };

/** What is published already may be published again. @throws AppError validation_failed */
async function assertPublishable(drop: Drop): Promise<void> {
  if (drop.status === "draft") await assertLosersKnown(drop);
}

/**
 * @throws AppError forbidden to all but managers, drop_not_found, a code of 409 for what the phase forbids, and validation_failed
 * where a draft names draws that are not over
 */
export async function moveDrop(viewer: Viewer, dropId: string, name: keyof typeof MOVES): Promise<ManagedDrop> {
  if (name === "publish") await assertPublishable(await readDrop(viewer, dropId));
  return (name === "close" ? moveAndTell : move)(viewer, dropId, MOVES[name]);
}

/** Without a key of the caller's the same restock within this time is a repeat: a double click, or a lost answer. */
const REPEAT_MS = 60_000;

const repeatOf = (added: MorePairs, key: string | null): Repeat =>
  key === null
    ? { requestId: digestId("restock", JSON.stringify(added)), repeatsForMs: REPEAT_MS }
    : { requestId: digestId("key", key) };

/**
 * Adds pairs, once for each idempotency key. Their numbers follow the highest: none that is there changes.
 * @throws AppError forbidden, drop_not_found, drop_not_published, drop_closed, validation_failed
 */
export const restockDrop = (
  viewer: Viewer,
  dropId: string,
  added: MorePairs,
  key: string | null,
): Promise<ManagedDrop> => moveAndTell(viewer, dropId, restock(added), repeatOf(added, key));
