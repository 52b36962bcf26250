import { durationWords, kindWords, stateTones, stateWords } from "@/components/fulfillment/words";
import { LocalTime } from "@/components/time/local-time-client";
import { Badge } from "@/components/ui/badge";
import { ScrollRegion } from "@/components/ui/scroll-region";
import type { OperationState, TimelineEntry } from "@/lib/platform/durable/rules";

interface ExecutionTimelineProps {
  readonly timeline: readonly TimelineEntry[];
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly nowMs: number;
}

/** Moments in their order, equally far apart: milliseconds of work stay visible beside hours of waiting. */
type Axis = readonly number[];

const endOf = ({ endedAt }: TimelineEntry, lastMs: number) => (endedAt ? Date.parse(endedAt) : lastMs);

function axisOf(timeline: readonly TimelineEntry[], lastMs: number): Axis {
  const moments = timeline.flatMap((entry) => [Date.parse(entry.startedAt), endOf(entry, lastMs)]);
  return [...new Set(moments)].sort((a, b) => a - b);
}

/** Every operation of an execution on one axis, not to scale: what it was, when, how often it was tried, what it waits for. */
export function ExecutionTimeline({ timeline, startedAt, endedAt, nowMs }: ExecutionTimelineProps) {
  if (timeline.length === 0) return <p className="text-muted">Nothing has happened yet.</p>;
  const lastMs = endedAt ? Date.parse(endedAt) : nowMs;
  const axis = axisOf(timeline, lastMs);
  return (
    <ScrollRegion label="Timeline of the execution">
      <table className="w-full min-w-[48rem] table-fixed border-collapse text-sm">
        <thead>
          <tr className="border-b-2 border-ink text-left">
            <th scope="col" className="w-1/4 py-1.5 pr-4">
              Operation
            </th>
            <th scope="col" className="w-1/4 py-1.5 pr-4">
              State
            </th>
            <th scope="col" className="py-1.5 pr-4">
              Began
            </th>
            <th scope="col" className="py-1.5 pr-4">
              Took
            </th>
            <th scope="col" className="w-1/4 py-1.5">
              <span className="sr-only">Place in time</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {timeline.map((entry) => (
            <Row key={entry.id} entry={entry} axis={axis} fromMs={Date.parse(startedAt)} lastMs={lastMs} />
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

interface RowProps {
  readonly entry: TimelineEntry;
  readonly axis: Axis;
  readonly fromMs: number;
  readonly lastMs: number;
}

function Row({ entry, axis, fromMs, lastMs }: RowProps) {
  const { name, kind, state, depth, startedAt, endedAt, attempts, errorType } = entry;
  const [beganMs, toMs] = [Date.parse(startedAt), endOf(entry, lastMs)];
  return (
    <tr className="border-b border-line align-top">
      <th scope="row" className="py-1.5 pr-4 text-left font-bold" style={{ paddingLeft: `${depth}rem` }}>
        {name} <span className="font-normal text-muted">{kindWords[kind]}</span>
      </th>
      <td className="py-1.5 pr-4">
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <Badge tone={stateTones[state]}>{stateWords[state]}</Badge>
          {attempts > 1 || state === "retrying" ? <span className="text-muted">{attempts} attempts</span> : null}
          {errorType ? <span className="numeric text-tag break-all text-danger">{errorType}</span> : null}
          <Due entry={entry} />
        </span>
      </td>
      <td className="py-1.5 pr-4 whitespace-nowrap">
        <time dateTime={startedAt} className="tabular-nums">
          +{durationWords(beganMs - fromMs)}
        </time>
      </td>
      <td className="py-1.5 pr-4 whitespace-nowrap tabular-nums">
        {endedAt ? "" : "so far "}
        {durationWords(toMs - beganMs)}
      </td>
      <td className="py-2.5">
        <Bar fromMs={beganMs} toMs={toMs} axis={axis} state={state} />
      </td>
    </tr>
  );
}

function Due({ entry: { state, dueAt } }: { entry: TimelineEntry }) {
  if (!dueAt || (state !== "waiting" && state !== "retrying")) return null;
  return (
    <span className="basis-full whitespace-nowrap text-muted">
      {state === "retrying" ? "again " : "until "}
      <LocalTime iso={dueAt} />
    </span>
  );
}

const bars: Record<OperationState, string> = {
  running: "bg-accent",
  waiting: "bg-accent",
  retrying: "bg-warn",
  done: "bg-ok",
  failed: "bg-danger",
  timed_out: "bg-warn",
  stopped: "bg-line-strong",
};

function Bar({ fromMs, toMs, axis, state }: { fromMs: number; toMs: number; axis: Axis; state: OperationState }) {
  const place = (ms: number) => (axis.indexOf(ms) / Math.max(1, axis.length - 1)) * 100;
  const left = Math.min(98, place(fromMs));
  const width = Math.max(2, place(toMs) - left);
  return (
    <div aria-hidden="true" className="h-2.5 bg-sunken">
      <div className={`h-full ${bars[state]}`} style={{ marginLeft: `${left}%`, width: `${width}%` }} />
    </div>
  );
}
