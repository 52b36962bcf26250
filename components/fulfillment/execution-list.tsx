import Link from "next/link";
import { executionTones, executionWords } from "@/components/fulfillment/operations-words";
import { durationWords, stateWords } from "@/components/fulfillment/words";
import { LocalTime } from "@/components/time/local-time-client";
import { Badge } from "@/components/ui/badge";
import type { WorkflowName } from "@/lib/platform/durable/executions";
import type { TimelineEntry } from "@/lib/platform/durable/rules";
import type { ExecutionRow } from "@/lib/desk/operations/server";

interface ExecutionListProps {
  readonly rows: readonly ExecutionRow[];
  readonly workflow: WorkflowName;
  readonly nowMs: number;
}

/** Executions, and what each running one waits on since when. */
export function ExecutionList({ rows, workflow, nowMs }: ExecutionListProps) {
  if (rows.length === 0)
    return (
      <p className="border-2 border-dashed border-line-strong px-5 py-12 text-center text-muted">
        No execution is in this state.
      </p>
    );
  return (
    <ol aria-label="Executions, newest first" className="grid border-t-2 border-ink">
      {rows.map((row) => (
        <li
          key={row.arn}
          data-desk-row
          tabIndex={-1}
          className="grid items-baseline gap-x-6 gap-y-1 border-b border-line py-2.5 md:grid-cols-[minmax(0,1.3fr)_7rem_minmax(0,1.2fr)_10rem]"
        >
          <Link
            href={`/fulfillment/operations/${workflow}/${row.name}`}
            prefetch={false}
            data-desk-open
            className="numeric text-sm break-all underline decoration-line-strong underline-offset-4 hover:decoration-current"
          >
            {row.name}
          </Link>
          <span>
            <Badge tone={executionTones[row.status]}>{executionWords[row.status]}</Badge>
          </span>
          <span className="text-sm">{row.waitsOn ? <WaitsOn on={row.waitsOn} nowMs={nowMs} /> : null}</span>
          <LocalTime iso={row.startedAt} className="text-sm text-muted" />
        </li>
      ))}
    </ol>
  );
}

export function WaitsOn({ on, nowMs }: { on: TimelineEntry; nowMs: number }) {
  return (
    <>
      {stateWords[on.state]}: <span className="font-bold">{on.name}</span>, for{" "}
      <span className="tabular-nums">{durationWords(nowMs - Date.parse(on.startedAt))}</span>
      {on.attempts > 1 || on.state === "retrying" ? `, ${on.attempts} attempts` : ""}
      {on.errorType ? ` (${on.errorType})` : ""}
    </>
  );
}
