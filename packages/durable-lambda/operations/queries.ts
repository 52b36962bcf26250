/** Reading and stopping executions. */
import type { Engine } from "../engine/engine.ts";
import { notFound } from "../errors.ts";
import { MAX_PAGE_BYTES } from "../limits.ts";
import { type ExecutionFilter, type ExecutionSummary, listExecutions } from "../journal/listing.ts";
import { breakOff } from "../machine/lifecycle.ts";
import type { ErrorObject, Execution, HistoryEvent } from "../machine/types.ts";
import { executionArn, functionArn, isArnOf, seqOfExecutionArn } from "../wire/arn.ts";
import { markerOf } from "../wire/marker.ts";
import { checkError } from "../validation/sizes.ts";

export function executionByArn(engine: Engine, arn: string): Execution {
  const execution = engine.journal.execution(seqOfExecutionArn(arn));
  if (!execution || !isArnOf(arn, execution)) throw notFound(`Durable execution not found: ${arn}`);
  return execution;
}

export async function getExecution(engine: Engine, arn: string, includeData: boolean): Promise<object> {
  const execution = executionByArn(engine, arn);
  await engine.journal.flushed();
  const { status, version, functionName, timeoutSeconds, retentionDays } = execution;
  return {
    DurableExecutionArn: executionArn(execution),
    DurableExecutionName: execution.name,
    FunctionArn: functionArn(functionName, version),
    StartTimestamp: execution.startedAtMs / 1000,
    EndTimestamp: seconds(execution.endedAtMs),
    Status: status,
    Version: version,
    ExecutionDataIncluded: includeData,
    DurableConfig: { RetentionPeriodInDays: retentionDays, ExecutionTimeout: timeoutSeconds },
    ...(includeData && { InputPayload: execution.input, Result: execution.result, Error: execution.error }),
  };
}

const seconds = (ms: number | undefined) => (ms === undefined ? undefined : ms / 1000);

export interface HistoryQuery {
  readonly includeData: boolean;
  readonly maxItems: number;
  /** Event id after (in reverse: before) which the page begins. */
  readonly marker: number | undefined;
  readonly reverse: boolean;
}

/** A page of history as JSON text: events are stored as they are sent. */
export async function historyPage(engine: Engine, arn: string, query: HistoryQuery): Promise<string> {
  const { seq } = executionByArn(engine, arn);
  const from = query.marker ?? (query.reverse ? Number.MAX_SAFE_INTEGER : 0);
  const rows = engine.journal.events(seq, from, query.maxItems + 1, query.reverse);
  const page = firstPage(rows, query.maxItems);
  await engine.journal.flushed();
  const events = query.includeData ? page : page.map(withoutData);
  const last = page.at(-1);
  const position =
    last !== undefined && page.length < rows.length ? (JSON.parse(last) as HistoryEvent).EventId : undefined;
  const marker = markerOf("history", position, engine.clock.now());
  return `{"Events":[${events.join(",")}]${marker === undefined ? "" : `,"NextMarker":"${marker}"`}}`;
}

function firstPage(rows: readonly string[], maxItems: number): string[] {
  let bytes = 0;
  const fits = rows.findIndex((row, index) => index === maxItems || (bytes += row.length) > MAX_PAGE_BYTES);
  return fits < 0 ? [...rows] : rows.slice(0, Math.max(1, fits));
}

/** Without payloads and contents of errors. */
function withoutData(row: string): string {
  return JSON.stringify(JSON.parse(row), (key, value: unknown) =>
    key === "Input" || key === "Result"
      ? { Truncated: true }
      : key === "Error"
        ? { Payload: {}, Truncated: true }
        : value,
  );
}

export async function listPage(engine: Engine, filter: ExecutionFilter): Promise<object> {
  const rows = listExecutions(engine.journal.database, { ...filter, limit: filter.limit + 1 });
  await engine.journal.flushed();
  const page = rows.slice(0, filter.limit);
  const last = rows.length > page.length ? page.at(-1) : undefined;
  return { DurableExecutions: page.map(listItem), NextMarker: markerOf("list", last?.seq, engine.clock.now()) };
}

function listItem(summary: ExecutionSummary): object {
  return {
    DurableExecutionArn: executionArn(summary),
    DurableExecutionName: summary.name,
    FunctionArn: functionArn(summary.functionName, summary.version),
    Status: summary.status,
    StartTimestamp: summary.startedAtMs / 1000,
    EndTimestamp: seconds(summary.endedAtMs),
  };
}

const STOPPED: ErrorObject = { ErrorType: "Execution.Stopped", ErrorMessage: "The execution was stopped." };

/** Stops an execution. One that has ended stays as it is, and its end is returned. */
export async function stopExecution(engine: Engine, arn: string, error: ErrorObject = STOPPED): Promise<object> {
  const { seq, status, endedAtMs } = executionByArn(engine, arn);
  checkError(error);
  const draft = status === "RUNNING" ? engine.draft(seq) : undefined;
  if (draft) {
    breakOff(draft, "STOPPED", error);
    engine.commit(draft);
  }
  await engine.journal.flushed();
  return { StopTimestamp: seconds(draft?.nowMs ?? endedAtMs) };
}
