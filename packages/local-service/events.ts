import { createHash } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";

/** What a service tells the store by webhook, kept until it was told. */

export interface PendingEvent {
  readonly id: string;
  readonly type: string;
  readonly body: string;
  readonly attempts: number;
  readonly createdMs: number;
  readonly copiesLeft: number;
  readonly nextAttemptMs: number;
}

export const EVENTS_SCHEMA = `
  CREATE TABLE IF NOT EXISTS events (
    seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, type TEXT NOT NULL, body TEXT NOT NULL, created_ms INTEGER NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0, copies_left INTEGER NOT NULL, next_attempt_ms INTEGER) STRICT;
  CREATE INDEX IF NOT EXISTS events_due ON events (next_attempt_ms) WHERE next_attempt_ms IS NOT NULL;`;

/** Providers promise "at least once"; here about one event in five comes twice, always the same ones. */
export const copiesOf = (eventId: string): 1 | 2 =>
  createHash("sha256").update(eventId).digest().readUInt32BE() % 5 === 0 ? 2 : 1;

/** The table of events. A call within the service's transaction is part of it: a change and its event are on disk together or not at all. */
export class Events {
  readonly #db: DatabaseSync;

  constructor(db: DatabaseSync) {
    this.#db = db;
  }

  insert({ id, type, body, nowMs }: { id: string; type: string; body: string; nowMs: number }): void {
    this.#db
      .prepare(
        "INSERT INTO events (id, type, body, created_ms, copies_left, next_attempt_ms) VALUES (?, ?, ?, ?, ?, ?)",
      )
      .run(id, type, body, nowMs, copiesOf(id), nowMs);
  }

  /** Not yet delivered, the soonest first. */
  pending(limit: number): PendingEvent[] {
    const rows = this.#db
      .prepare(
        `SELECT id, type, body, attempts, created_ms AS createdMs, copies_left AS copiesLeft, next_attempt_ms AS nextAttemptMs
         FROM events WHERE next_attempt_ms IS NOT NULL ORDER BY next_attempt_ms, seq LIMIT ?`,
      )
      .all(limit);
    return rows as unknown as PendingEvent[];
  }

  /** Whatever waits, waits no longer. */
  hurry(nowMs: number): void {
    this.#db.prepare("UPDATE events SET next_attempt_ms = ? WHERE next_attempt_ms > ?").run(nowMs, nowMs);
  }

  /** `nextAttemptMs` null: the event is done with. */
  noteAttempt(id: string, attempts: number, copiesLeft: number, nextAttemptMs: number | null): void {
    this.#db
      .prepare("UPDATE events SET attempts = ?, copies_left = ?, next_attempt_ms = ? WHERE id = ?")
      .run(attempts, copiesLeft, nextAttemptMs, id);
  }
}
