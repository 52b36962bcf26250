/** Invocations of ordinary functions that were acknowledged but have not ended: Event invokes and chained invokes. */
import type { Caller } from "../machine/types.ts";
import { type Database, optionalText } from "./database.ts";

export interface Call {
  readonly id: number;
  readonly functionName: string;
  readonly version: string;
  readonly tenantId: string | undefined;
  readonly caller: Caller | undefined;
  readonly attempts: number;
  readonly dueMs: number;
  readonly payload: string | undefined;
}

export class Calls {
  readonly #database: Database;
  readonly #statements;
  #lastId: number;

  constructor(database: Database) {
    this.#database = database;
    const { sql } = database;
    this.#lastId = Number(sql.prepare("SELECT max(id) AS n FROM calls").get()?.["n"] ?? 0);
    this.#statements = {
      add: sql.prepare("INSERT INTO calls VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"),
      due: sql.prepare("SELECT * FROM calls WHERE due_ms <= ? ORDER BY due_ms, id LIMIT ?"),
      next: sql.prepare("SELECT min(due_ms) AS due FROM calls"),
      get: sql.prepare("SELECT * FROM calls WHERE id = ?"),
      postpone: sql.prepare("UPDATE calls SET attempts = ?, due_ms = ? WHERE id = ?"),
      restart: sql.prepare("UPDATE calls SET due_ms = ? WHERE due_ms = ?"),
      remove: sql.prepare("DELETE FROM calls WHERE id = ?"),
    };
  }

  add(call: Omit<Call, "id">): number {
    this.#database.write();
    const id = ++this.#lastId;
    const { functionName, version, tenantId, caller, attempts, dueMs, payload } = call;
    const from = [caller?.seq ?? null, caller?.order ?? null] as const;
    this.#statements.add.run(id, functionName, version, tenantId ?? null, ...from, attempts, dueMs, payload ?? null);
    return id;
  }

  get(id: number): Call | undefined {
    const row = this.#statements.get.get(id);
    return row && callOf(row);
  }

  due(nowMs: number, limit: number): Call[] {
    return this.#statements.due.all(nowMs, limit).map(callOf);
  }

  nextDueMs(): number | undefined {
    const due = this.#statements.next.get()?.["due"];
    return due === null || due === undefined || Number(due) === RUNNING_MS ? undefined : Number(due);
  }

  /** Sets the time of the next attempt; RUNNING_MS keeps it from being started twice. */
  postpone(id: number, attempts: number, dueMs: number): void {
    this.#database.write();
    this.#statements.postpone.run(attempts, dueMs, id);
  }

  /** After a restart: what was running is due again. */
  recover(nowMs: number): void {
    this.#database.write();
    this.#statements.restart.run(nowMs, RUNNING_MS);
  }

  remove(id: number): void {
    this.#database.write();
    this.#statements.remove.run(id);
  }
}

/** Due time of a call that is running now. */
export const RUNNING_MS = Number.MAX_SAFE_INTEGER;

function callOf(row: Record<string, unknown>): Call {
  const caller =
    row["caller_seq"] === null ? undefined : { seq: Number(row["caller_seq"]), order: Number(row["caller_ord"]) };
  return {
    id: Number(row["id"]),
    functionName: String(row["fn"]),
    version: String(row["version"]),
    tenantId: optionalText(row["tenant"]),
    caller,
    attempts: Number(row["attempts"]),
    dueMs: Number(row["due_ms"]),
    payload: optionalText(row["payload"]),
  };
}
