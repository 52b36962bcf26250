import type { Reconciler } from "@/lib/platform/durable/reconcile";
import { startExecution } from "@/lib/platform/durable/server";
import { env } from "@/lib/platform/env";
import { drawExecutionOf } from "@/lib/shop/draw/rules";
import type { Draw } from "@/lib/shop/draw/schema";
import { findDraw } from "@/lib/shop/draw/store";

/** Starts the execution of a part of the drop's draw, once. */
export const startDraw = (dropId: string, part: number): Promise<void> =>
  startExecution(env("DRAW_FUNCTION"), drawExecutionOf(dropId, part), { dropId, part });

/** The execution of the draw's present part. */
export const drawReconciler: Reconciler<Draw> = {
  kind: "draw",
  load: findDraw,
  reconcile: ({ dropId, part }) => startDraw(dropId, part),
  isStalled: () => false, // the sweep is soon enough
};
