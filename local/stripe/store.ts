import { mkdirSync } from "node:fs";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { Charge, Dispute, PaymentIntent, Refund, Session, StripeObject } from "./objects.ts";

interface Kinds {
  "checkout.session": Session;
  payment_intent: PaymentIntent;
  charge: Charge;
  refund: Refund;
  dispute: Dispute;
}

export interface StoredResponse {
  readonly endpoint: string;
  readonly params: string;
  readonly status: number;
  readonly body: string;
  readonly requestId: string;
}

export interface PendingEvent {
  readonly id: string;
  readonly type: string;
  readonly body: string;
  readonly attempts: number;
  readonly createdMs: number;
  readonly copiesLeft: number;
  readonly nextAttemptMs: number;
}

export interface PageQuery {
  readonly after?: string | undefined;
  readonly from: number;
  readonly to: number;
  readonly limit: number;
}

const SCHEMA = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  CREATE TABLE IF NOT EXISTS objects (
    seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, parent TEXT, expires_at INTEGER, data TEXT NOT NULL) STRICT;
  CREATE INDEX IF NOT EXISTS objects_by_parent ON objects (parent, kind);
  CREATE INDEX IF NOT EXISTS objects_by_kind ON objects (kind, seq);
  CREATE INDEX IF NOT EXISTS objects_by_expiry ON objects (expires_at) WHERE expires_at IS NOT NULL;
  CREATE TABLE IF NOT EXISTS events (
    seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, type TEXT NOT NULL, body TEXT NOT NULL, created_ms INTEGER NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0, copies_left INTEGER NOT NULL, next_attempt_ms INTEGER) STRICT;
  CREATE INDEX IF NOT EXISTS events_due ON events (next_attempt_ms) WHERE next_attempt_ms IS NOT NULL;
  CREATE TABLE IF NOT EXISTS responses (
    key TEXT PRIMARY KEY, endpoint TEXT NOT NULL, params TEXT NOT NULL, status INTEGER NOT NULL, body TEXT NOT NULL,
    request_id TEXT NOT NULL, created_ms INTEGER NOT NULL) STRICT;`;

const RESPONSE_RETENTION_MS = 30 * 24 * 3600 * 1000;

/** Everything this Stripe knows, in one SQLite file. What `transaction` returned from is on disk. */
export class Store {
  readonly #db: DatabaseSync;
  #depth = 0;

  constructor(directory: string) {
    mkdirSync(directory, { recursive: true });
    this.#db = new DatabaseSync(path.join(directory, "stripe.sqlite"));
    this.#db.exec(SCHEMA);
    this.#db.prepare("DELETE FROM responses WHERE created_ms < ?").run(Date.now() - RESPONSE_RETENTION_MS);
  }

  /** All or nothing; nested calls join the outer one. */
  transaction<Result>(body: () => Result): Result {
    if (this.#depth > 0) return body();
    this.#db.exec("BEGIN IMMEDIATE");
    this.#depth++;
    try {
      const result = body();
      this.#db.exec("COMMIT");
      return result;
    } catch (error) {
      this.#db.exec("ROLLBACK");
      throw error;
    } finally {
      this.#depth--;
    }
  }

  /** `parent` is what the object is looked up by: the intent of a session, charge or refund. */
  insert(object: StripeObject, parent: string | null = null, expiresAt: number | null = null): void {
    this.#db
      .prepare("INSERT INTO objects (id, kind, parent, expires_at, data) VALUES (?, ?, ?, ?, ?)")
      .run(object.id, object.object, parent, expiresAt, JSON.stringify(object));
  }

  update(object: StripeObject): void {
    this.#db.prepare("UPDATE objects SET data = ? WHERE id = ?").run(JSON.stringify(object), object.id);
  }

  /** The session no longer ends by the clock. */
  stopExpiry(id: string): void {
    this.#db.prepare("UPDATE objects SET expires_at = NULL WHERE id = ?").run(id);
  }

  find<Kind extends keyof Kinds>(kind: Kind, id: string): Kinds[Kind] | undefined {
    const row = this.#db.prepare("SELECT data FROM objects WHERE id = ? AND kind = ?").get(id, kind);
    return row && (parse(row) as Kinds[Kind]);
  }

  /** The intent that a session was made with, also before Stripe would show it. */
  parentOf(id: string): string | undefined {
    return this.#db.prepare("SELECT parent FROM objects WHERE id = ?").get(id)?.["parent"]?.toString();
  }

  /** Newest first, as Stripe lists. */
  children<Kind extends keyof Kinds>(kind: Kind, parent: string): Kinds[Kind][] {
    const rows = this.#db
      .prepare("SELECT data FROM objects WHERE parent = ? AND kind = ? ORDER BY seq DESC")
      .all(parent, kind);
    return rows.map((row) => parse(row) as Kinds[Kind]);
  }

  /** Newest first, as Stripe lists. */
  all<Kind extends keyof Kinds>(kind: Kind): Kinds[Kind][] {
    return this.#db
      .prepare("SELECT data FROM objects WHERE kind = ? ORDER BY seq DESC")
      .all(kind)
      .map((row) => parse(row) as Kinds[Kind]);
  }

  /** Newest first, those after the object named. Created in a range of Unix seconds, both ends included. */
  page<Kind extends keyof Kinds>(kind: Kind, { after, from, to, limit }: PageQuery): Kinds[Kind][] {
    const rows = this.#db
      .prepare(
        `SELECT data FROM objects WHERE kind = ? AND seq < coalesce((SELECT seq FROM objects WHERE id = ?), 1 << 62)
         AND json_extract(data, '$.created') BETWEEN ? AND ? ORDER BY seq DESC LIMIT ?`,
      )
      .all(kind, after ?? "", from, to, limit);
    return rows.map((row) => parse(row) as Kinds[Kind]);
  }

  expiredSessions(nowSeconds: number): Session[] {
    const rows = this.#db.prepare("SELECT data FROM objects WHERE expires_at <= ? ORDER BY expires_at").all(nowSeconds);
    return rows.map((row) => parse(row) as Session);
  }

  nextExpirySeconds(): number | undefined {
    return numberOf(
      this.#db.prepare("SELECT min(expires_at) AS value FROM objects WHERE expires_at IS NOT NULL").get(),
    );
  }

  insertEvent(event: { id: string; type: string; body: string; copies: number; nowMs: number }): void {
    this.#db
      .prepare(
        "INSERT INTO events (id, type, body, created_ms, copies_left, next_attempt_ms) VALUES (?, ?, ?, ?, ?, ?)",
      )
      .run(event.id, event.type, event.body, event.nowMs, event.copies, event.nowMs);
  }

  /** Not yet delivered, the soonest first. */
  pendingEvents(limit: number): PendingEvent[] {
    const rows = this.#db
      .prepare(
        `SELECT id, type, body, attempts, created_ms AS createdMs, copies_left AS copiesLeft, next_attempt_ms AS nextAttemptMs
         FROM events WHERE next_attempt_ms IS NOT NULL ORDER BY next_attempt_ms, seq LIMIT ?`,
      )
      .all(limit);
    return rows as unknown as PendingEvent[];
  }

  /** Whatever waits, waits no longer. */
  hurryEvents(nowMs: number): void {
    this.#db.prepare("UPDATE events SET next_attempt_ms = ? WHERE next_attempt_ms > ?").run(nowMs, nowMs);
  }

  /** `nextAttemptMs` null: the event is done with. */
  noteAttempt(id: string, attempts: number, copiesLeft: number, nextAttemptMs: number | null): void {
    this.#db
      .prepare("UPDATE events SET attempts = ?, copies_left = ?, next_attempt_ms = ? WHERE id = ?")
      .run(attempts, copiesLeft, nextAttemptMs, id);
  }

  findResponse(key: string): StoredResponse | undefined {
    const row = this.#db
      .prepare("SELECT endpoint, params, status, body, request_id AS requestId FROM responses WHERE key = ?")
      .get(key);
    return row as unknown as StoredResponse | undefined;
  }

  saveResponse(key: string, response: StoredResponse): void {
    this.#db
      .prepare(
        "INSERT INTO responses (key, endpoint, params, status, body, request_id, created_ms) VALUES (?, ?, ?, ?, ?, ?, ?)",
      )
      .run(key, response.endpoint, response.params, response.status, response.body, response.requestId, Date.now());
  }

  close(): void {
    this.#db.close();
  }
}

const parse = (row: { readonly [column: string]: unknown }): unknown => JSON.parse(String(row["data"]));

const numberOf = (row: { readonly [column: string]: unknown } | undefined) =>
  typeof row?.["value"] === "number" ? row["value"] : undefined;
