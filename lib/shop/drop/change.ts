import { setTimeout as sleep } from "node:timers/promises";
import { writeAndReconcile } from "@/lib/platform/durable/reconcile";
import { AppError } from "@/lib/platform/errors";
import { log } from "@/lib/platform/log";
import { beganAlike } from "@/lib/shop/drop/draft";
import type { Move, MoveRequest } from "@/lib/shop/drop/moves";
import { dropReconciler } from "@/lib/shop/drop/reconciler";
import type { Drop } from "@/lib/shop/drop/schema";
import { FRESH_FOR_MS } from "@/lib/shop/drop/server";
import { findDrop } from "@/lib/shop/drop/store";
import { createDrop, replaceDrop } from "@/lib/shop/drop/transitions";

/** A drop, what is left of it, and what is left as one counted for all: each is read anew that often. */
const KNOWN_EVERYWHERE_AFTER_MS = 3 * FRESH_FOR_MS;

/**
 * Stores a draft. The same draft again is done already. The caller has checked who asks.
 * @throws AppError drop_exists when the id is another drop's
 */
export async function addDraft(draft: Drop): Promise<Drop> {
  const { dropId } = draft;
  const { written, record } = await writeAndReconcile(dropReconciler, dropId, () => createDrop(draft));
  if (!record || !beganAlike(record, draft)) throw new AppError("drop_exists");
  if (written) log.info("drop drafted", { dropId, by: draft.deeds[0]?.by });
  return record;
}

/** One attempt at the move; undefined when another write came between. */
async function attempt(dropId: string, move: Move, request: Omit<MoveRequest, "nowMs">): Promise<Drop | undefined> {
  const drop = await findDrop(dropId);
  if (!drop) throw new AppError("drop_not_found", { detail: "There is no drop of this name." });
  const moved = move(drop, { ...request, nowMs: Date.now() });
  if (moved === drop) return drop;
  const written = await writeAndReconcile(dropReconciler, dropId, () => replaceDrop(moved, drop.version));
  if (!written) return undefined;
  log.info("drop changed", { dropId, deed: moved.deeds.at(-1)?.deed, by: request.by });
  if (moved.status === "published") await sleep(KNOWN_EVERYWHERE_AFTER_MS);
  return moved;
}

/**
 * Moves a drop, once: of two moves at a time the second is on the drop as the first left it. Answers once no instance of the
 * site can know the drop as it was. The caller has checked who asks.
 * @throws AppError drop_not_found, and what the move throws
 */
export async function changeDrop(dropId: string, move: Move, request: Omit<MoveRequest, "nowMs">): Promise<Drop> {
  for (;;) {
    const drop = await attempt(dropId, move, request);
    if (drop) return drop;
  }
}
