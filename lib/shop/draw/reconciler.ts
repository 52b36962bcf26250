import type { Reconciler } from "@/lib/platform/durable/reconcile";
import { startExecution } from "@/lib/platform/durable/server";
import { env } from "@/lib/platform/env";
import { drawExecutionOf } from "@/lib/shop/draw/rules";
import type { Draw } from "@/lib/shop/draw/schema";
import { findDraw } from "@/lib/shop/draw/store";

/** The execution of the draw's present part. */
export const drawReconciler: Reconciler<Draw> = {
  kind: "draw",
  load: findDraw,
  reconcile: ({ dropId, part }) =>
    startExecution(env("DRAW_FUNCTION"), drawExecutionOf(dropId, part), { dropId, part }),
  isStalled: () => false, // the sweep is soon enough
};
