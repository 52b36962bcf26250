/** The state of an execution in a word or two. */
import type { Engine } from "../engine/engine.ts";
import type { Execution } from "../machine/types.ts";
import { badge, type Html, html } from "./html.ts";

/** Its status, and whether it, or its whole function, is paused. */
export function statusOf(engine: Engine, { status, paused = false, functionName }: Execution): Html {
  if (status !== "RUNNING") return badge(status);
  const pause = paused ? "paused" : engine.isFunctionPaused(functionName) && "function paused";
  return html`${badge(status)} ${pause && badge(pause)}`;
}
