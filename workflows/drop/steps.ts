import { enqueue } from "@/lib/platform/durable/outbox";
import { announceDraw, tryToAnnounce } from "@/lib/shop/draw/announce";
import { startDraw } from "@/lib/shop/draw/reconciler";
import { LONGEST_DROP_WAIT_SECONDS } from "@/lib/shop/drop/durations";
import { dropReconciler, isKept } from "@/lib/shop/drop/reconciler";
import { closingOf, isOver, phaseAt } from "@/lib/shop/drop/rules";
import type { Drop } from "@/lib/shop/drop/schema";
import { findDrop } from "@/lib/shop/drop/store";
import { renewSchedule } from "@/lib/shop/drop/transitions";
import { announceTo, deleteReminders } from "@/lib/shop/reminder/announcement";

const FIRST_PART = 0;

/** What is to be done next, by the record and the clock. */
type Plan = { readonly next: "wait"; readonly seconds: number } | { readonly next: "announce" | "close" | "end" };

/** A plan, and whether it is a draw's: it is announced beside all else, and starts when the drop opens. */
export type DropPlan = Plan & { readonly isDraw?: true };

function waitUntil(iso: string, nowMs: number): Plan {
  const seconds = Math.ceil((Date.parse(iso) - nowMs) / 1000);
  return { next: "wait", seconds: Math.min(Math.max(seconds, 1), LONGEST_DROP_WAIT_SECONDS) };
}

function planOf(drop: Drop, isAnnounced: boolean, nowMs: number): Plan {
  const phase = phaseAt(drop, nowMs);
  if (phase === "upcoming") return waitUntil(drop.opensAt, nowMs);
  if (phase === "closed") return { next: "close" };
  return isAnnounced ? waitUntil(closingOf(drop), nowMs) : { next: "announce" };
}

/** Who entered between the opening and a closing that came before the draw had begun is told by the draw, as all are. */
async function startIfUndrawn(dropId: string): Promise<void> {
  const drop = await findDrop(dropId);
  if (drop?.mode === "draw" && drop.drawnAt === undefined) await startDraw(dropId, FIRST_PART);
}

/** A draw that is announced before it starts is woken when its drop is closed. One whose beacon is away starts all the same. */
async function announceFirst(dropId: string): Promise<void> {
  const drop = await findDrop(dropId);
  if (drop) await tryToAnnounce(drop);
}

/** The effects of the workflow. Each may run again after it happened. */
export const dropSteps = (dropId: string, schedule: number) => ({
  plan: async (isAnnounced: boolean): Promise<DropPlan> => {
    const drop = await findDrop(dropId);
    const isMine = drop?.schedule === schedule && isKept(drop);
    if (!isMine) return { next: "end" };
    return { ...planOf(drop, isAnnounced, Date.now()), ...(drop.mode === "draw" && { isDraw: true }) };
  },

  announceDraw: async (): Promise<void> => {
    const drop = await findDrop(dropId);
    if (drop && !isOver(drop)) await announceDraw(drop);
  },

  /** Announced or not, it waits for the entries to close by itself: no time of the drop changes any more. */
  startDraw: async (): Promise<void> => {
    await announceFirst(dropId);
    await startDraw(dropId, FIRST_PART);
  },

  /** Resolves false when all of this part of the list have their mail. */
  announce: (shard: number): Promise<boolean> => announceTo(dropId, shard),

  close: async (): Promise<void> => {
    await startIfUndrawn(dropId);
    await deleteReminders(dropId);
  },

  /** The sweep starts the next execution. */
  renew: async (): Promise<void> => {
    await enqueue(dropReconciler.kind, dropId);
    await renewSchedule(dropId, schedule);
  },
});

export type DropSteps = ReturnType<typeof dropSteps>;
