/**
 * All that must survive. Invariants:
 * 1. A draft is written whole: its execution, operations, events and timers share one transaction.
 * 2. Reads see what was written before them in this process, flushed or not; answers wait for `flushed()`.
 */
import type { Draft, State } from "../machine/draft.ts";
import type { ErrorObject, Execution, Operation, Timer, TimerKind } from "../machine/types.ts";
import { type Database, optionalText } from "./database.ts";

export interface DueTimer extends Timer {
  readonly seq: number;
}

export class Journal {
  readonly database: Database;
  readonly #statements: ReturnType<typeof prepare>;
  #lastSeq: number;

  constructor(database: Database) {
    this.database = database;
    this.#statements = prepare(database);
    this.#lastSeq = Number(database.sql.prepare("SELECT max(seq) AS n FROM executions").get()?.["n"] ?? 0);
    this.#lastSeq = Math.max(this.#lastSeq, Number(this.meta("lastSeq") ?? 0));
  }

  flushed = (): Promise<void> => this.database.flushed();

  nextSeq(): number {
    return ++this.#lastSeq;
  }

  meta(key: string): string | undefined {
    const row = this.#statements.meta.get(key);
    return row && String(row["value"]);
  }

  setMeta(key: string, value: string): void {
    this.database.write();
    this.#statements.setMeta.run(key, value);
  }

  /** Writes a draft; the first one of an execution creates it. Returns the timers it added. */
  write(draft: Draft): readonly Timer[] {
    this.database.write();
    const { seq } = draft.execution;
    if (draft.events[0]?.EventId === 1) this.#insert(draft.execution);
    else if (draft.execution !== draft.before.execution) this.#update(draft);
    for (const operation of draft.changed.values())
      this.#statements.putOperation.run(seq, operation.order, JSON.stringify(operation));
    for (const event of draft.events) this.#statements.addEvent.run(seq, event.EventId, JSON.stringify(event));
    return this.#writeTimers(seq, draft);
  }

  #writeTimers(seq: number, draft: Draft): readonly Timer[] {
    const { added, removed } = draft.timers();
    for (const { dueMs, order, kind } of removed) this.#statements.removeTimer.run(Math.ceil(dueMs), seq, order, kind);
    for (const { dueMs, order, kind } of added) this.#statements.addTimer.run(Math.ceil(dueMs), seq, order, kind);
    return added;
  }

  #insert(execution: Execution): void {
    const { seq, id, functionName, version, name, status, startedAtMs } = execution;
    const active = isActive(execution);
    this.#statements.insert.run(seq, id, functionName, version, name, status, startedAtMs, active, headOf(execution));
    this.#statements.insertPayloads.run(seq, execution.input ?? null);
  }

  #update({ execution, before }: Draft): void {
    const { seq, status, endedAtMs, result, error } = execution;
    this.#statements.update.run(status, endedAtMs ?? null, isActive(execution), headOf(execution), seq);
    if (status === before.execution.status) return;
    this.#statements.setEnd.run(result ?? null, error ? JSON.stringify(error) : null, seq);
  }

  /** An execution without its operations. */
  execution(seq: number): Execution | undefined {
    const row = this.#statements.execution.get(seq);
    return row && executionOf(row);
  }

  state(seq: number): State | undefined {
    const execution = this.execution(seq);
    if (!execution) return undefined;
    const operations = new Map<string, Operation>();
    for (const row of this.#statements.operations.iterate(seq)) {
      const operation = JSON.parse(String(row["data"])) as Operation;
      operations.set(operation.id, operation);
    }
    return { execution, operations };
  }

  seqByName(functionName: string, name: string): number | undefined {
    const row = this.#statements.byName.get(functionName, name);
    return row && Number(row["seq"]);
  }

  /** Executions with an invocation that was running, or that should be. */
  activeSeqs(limit = -1): number[] {
    return this.#statements.active.all(limit).map((row) => Number(row["seq"]));
  }

  /** JSON texts of events, in order, after (or before, in reverse) an event id. */
  events(seq: number, from: number, limit: number, reverse: boolean): string[] {
    const statement = reverse ? this.#statements.eventsReverse : this.#statements.events;
    return statement.all(seq, from, limit).map((row) => String(row["data"]));
  }

  /** `left`: executions whose own timers do not count; their time-outs do. */
  nextDueMs(left: Iterable<number> = []): number | undefined {
    const due = this.#statements.nextDue.get(JSON.stringify([...left]))?.["due"];
    return due === null || due === undefined ? undefined : Number(due);
  }

  dueTimers(nowMs: number, limit: number, left: Iterable<number> = []): DueTimer[] {
    return this.#statements.due.all(nowMs, JSON.stringify([...left]), limit).map((row) => ({
      dueMs: Number(row["due_ms"]),
      seq: Number(row["seq"]),
      order: Number(row["ord"]),
      kind: row["kind"] as TimerKind,
    }));
  }

  addTimer({ dueMs, seq, order, kind }: DueTimer): void {
    this.database.write();
    this.#statements.addTimer.run(dueMs, seq, order, kind);
  }

  removeTimer({ dueMs, seq, order, kind }: DueTimer): void {
    this.database.write();
    this.#statements.removeTimer.run(dueMs, seq, order, kind);
  }

  /** Forgets an execution whose retention is over. Its name is free again, its row number is not. */
  forget(seq: number): void {
    this.setMeta("lastSeq", String(this.#lastSeq));
    for (const statement of this.#statements.forget) statement.run(seq);
  }
}

const isActive = ({ status, invocation, wakeAtMs }: Execution) =>
  status === "RUNNING" && (invocation || wakeAtMs === 0) ? 1 : 0;

function headOf(execution: Execution): string {
  const { input: _input, result: _result, error: _error, ...head } = execution;
  return JSON.stringify(head);
}

function executionOf(row: Record<string, unknown>): Execution {
  const text = (key: string) => optionalText(row[key]);
  const error = text("error");
  return {
    ...(JSON.parse(String(row["head"])) as Execution),
    input: text("input"),
    result: text("result"),
    error: error === undefined ? undefined : (JSON.parse(error) as ErrorObject),
  };
}

function prepare({ sql }: Database) {
  const page = (order: string, compare: string) =>
    sql.prepare(`SELECT data FROM events WHERE seq = ? AND id ${compare} ? ORDER BY id ${order} LIMIT ?`);
  const counts = "(kind IN ('execution', 'retention') OR seq NOT IN (SELECT value FROM json_each(?)))";
  return {
    meta: sql.prepare("SELECT value FROM meta WHERE key = ?"),
    setMeta: sql.prepare("INSERT OR REPLACE INTO meta VALUES (?, ?)"),
    insert: sql.prepare("INSERT INTO executions VALUES (?, ?, ?, ?, ?, ?, ?, NULL, ?, ?)"),
    insertPayloads: sql.prepare("INSERT INTO payloads VALUES (?, ?, NULL, NULL)"),
    update: sql.prepare("UPDATE executions SET status = ?, ended_ms = ?, active = ?, head = ? WHERE seq = ?"),
    setEnd: sql.prepare("UPDATE payloads SET result = ?, error = ? WHERE seq = ?"),
    putOperation: sql.prepare("INSERT OR REPLACE INTO operations VALUES (?, ?, ?)"),
    addEvent: sql.prepare("INSERT INTO events VALUES (?, ?, ?)"),
    addTimer: sql.prepare("INSERT OR IGNORE INTO timers VALUES (?, ?, ?, ?)"),
    removeTimer: sql.prepare("DELETE FROM timers WHERE due_ms = ? AND seq = ? AND ord = ? AND kind = ?"),
    execution: sql.prepare(
      "SELECT e.head, p.input, p.result, p.error FROM executions e JOIN payloads p USING (seq) WHERE seq = ?",
    ),
    operations: sql.prepare("SELECT data FROM operations WHERE seq = ? ORDER BY ord"),
    byName: sql.prepare("SELECT seq FROM executions WHERE fn = ? AND name = ?"),
    active: sql.prepare("SELECT seq FROM executions WHERE active = 1 ORDER BY seq LIMIT ?"),
    events: page("ASC", ">"),
    eventsReverse: page("DESC", "<"),
    nextDue: sql.prepare(`SELECT due_ms AS due FROM timers WHERE ${counts} ORDER BY due_ms LIMIT 1`),
    due: sql.prepare(`SELECT * FROM timers WHERE due_ms <= ? AND ${counts} ORDER BY due_ms, seq, ord LIMIT ?`),
    forget: ["executions", "payloads", "operations", "events"].map((table) =>
      sql.prepare(`DELETE FROM ${table} WHERE seq = ?`),
    ),
  };
}
