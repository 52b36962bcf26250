/** What AWS bills an execution by: operations, bytes written, invocations and how long they ran. */
import type { Execution } from "../machine/types.ts";
import { operationsOf } from "../machine/quota.ts";
import { duration, type Html, html } from "./html.ts";
import type { Invocations } from "./invocations.ts";
import type { Span } from "./time-scale.ts";

const lengthOf = ({ fromMs, toMs }: Span): number => toMs - fromMs;
const bytes = (count: number): string => (count < 1000 ? `${count} B` : `${(count / 1000).toFixed(1)} kB`);

/** Kept for `retentionDays` after the end, written once. Memory is the function's: a second of 512 MB is half a GB-second. */
export function usage(execution: Execution, invocations: Invocations, whole: Span): Html {
  const billedMs = invocations.reduce((sum, span) => sum + Math.ceil(lengthOf(span)), 0);
  const { storedBytes = 0, retentionDays } = execution;
  return html`<dl class="usage">
    ${fact("Operations", String(operationsOf(execution)))} ${fact("Written", bytes(storedBytes))}
    ${fact("Kept for", `${retentionDays} d after its end`)} ${fact("Invocations", String(invocations.length))}
    ${fact("Running", `${duration(billedMs)} of ${duration(lengthOf(whole))}`)}
    ${fact("Compute at 512 MB", `${(billedMs / 2000).toFixed(3)} GB-s`)}
  </dl>`;
}

const fact = (term: string, value: string): Html =>
  html`<div>
    <dt>${term}</dt>
    <dd>${value}</dd>
  </div>`;
