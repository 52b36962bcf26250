/** Reading lists of executions, by index and in pages. */
import type { ExecutionStatus, Original } from "../machine/types.ts";
import { type Database, optionalText } from "./database.ts";

export interface ExecutionFilter {
  readonly functionName?: string | undefined;
  readonly version?: string | undefined;
  readonly name?: string | undefined;
  /** What the name begins with. */
  readonly namePrefix?: string | undefined;
  /** Row number of the execution that they are copies of. */
  readonly copyOf?: number | undefined;
  /** Part of the input, as it was sent. Reads the inputs of all that the other conditions leave. */
  readonly inputText?: string | undefined;
  readonly statuses?: readonly ExecutionStatus[] | undefined;
  readonly startedAfterMs?: number | undefined;
  readonly startedBeforeMs?: number | undefined;
  /** Row number of the last item of the page before. */
  readonly marker?: number | undefined;
  readonly oldestFirst: boolean;
  readonly limit: number;
}

export interface ExecutionSummary {
  readonly seq: number;
  readonly id: string;
  readonly functionName: string;
  readonly version: string;
  readonly code: string | undefined;
  /** Row number of the execution that called it. */
  readonly callerSeq: number | undefined;
  /** What it is a copy of. */
  readonly copyOf: Original | undefined;
  readonly name: string;
  readonly status: ExecutionStatus;
  readonly startedAtMs: number;
  readonly endedAtMs: number | undefined;
}

export function listExecutions({ sql }: Database, filter: ExecutionFilter): ExecutionSummary[] {
  const { where, values } = conditions(filter);
  const order = filter.oldestFirst ? "ASC" : "DESC";
  const text = `SELECT seq, id, fn, version, head ->> 'code' AS code, head ->> '$.caller.seq' AS caller, head -> 'copyOf' AS copy_of, name, status, started_ms, ended_ms FROM executions
    ${where.length > 0 ? `WHERE ${where.join(" AND ")}` : ""} ORDER BY seq ${order} LIMIT ?`;
  return sql
    .prepare(text)
    .all(...values, filter.limit)
    .map(summary);
}

/** The newest execution that is still running. */
export const newestRunning = (database: Database): ExecutionSummary | undefined =>
  listExecutions(database, { statuses: ["RUNNING"], oldestFirst: false, limit: 1 })[0];

/** Journals of before 2026-11-27 have the number of the code where `$LATEST` was asked for. */
const OF_LATEST = "(version = ? OR head ->> 'code' IS NULL)";

function conditions(filter: ExecutionFilter) {
  const where: string[] = [];
  const values: (string | number)[] = [];
  const add = (text: string, value: string | number | undefined) => {
    if (value === undefined) return;
    where.push(text);
    values.push(value);
  };
  add("fn = ?", filter.functionName);
  add(filter.version === "$LATEST" ? OF_LATEST : "version = ?", filter.version);
  add("name = ?", filter.name);
  add("name >= ?", filter.namePrefix);
  add("name < ?", filter.namePrefix && `${filter.namePrefix}\u{10ffff}`);
  add("head ->> '$.copyOf.seq' = ?", filter.copyOf);
  add("seq IN (SELECT seq FROM payloads WHERE instr(input, ?) > 0)", filter.inputText);
  add("started_ms >= ?", filter.startedAfterMs);
  add("started_ms <= ?", filter.startedBeforeMs);
  add(filter.oldestFirst ? "seq > ?" : "seq < ?", filter.marker);
  if (filter.statuses && filter.statuses.length > 0) {
    where.push(`status IN (${filter.statuses.map(() => "?").join(", ")})`);
    values.push(...filter.statuses);
  }
  return { where, values };
}

function copyOf(text: string | undefined): Original | undefined {
  return text === undefined ? undefined : (JSON.parse(text) as Original);
}

const summary = (row: Record<string, unknown>): ExecutionSummary => ({
  seq: Number(row["seq"]),
  id: String(row["id"]),
  functionName: String(row["fn"]),
  version: String(row["version"]),
  code: optionalText(row["code"]),
  callerSeq: row["caller"] === null ? undefined : Number(row["caller"]),
  copyOf: copyOf(optionalText(row["copy_of"])),
  name: String(row["name"]),
  status: row["status"] as ExecutionStatus,
  startedAtMs: Number(row["started_ms"]),
  endedAtMs: row["ended_ms"] === null ? undefined : Number(row["ended_ms"]),
});
