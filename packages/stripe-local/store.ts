import { Database, parseRow as parse } from "../local-service/database.ts";
import { Events, EVENTS_SCHEMA } from "../local-service/events.ts";
import type { Charge, Dispute, EarlyFraudWarning, PaymentIntent, Refund, Session, StripeObject } from "./objects.ts";

interface Kinds {
  "checkout.session": Session;
  payment_intent: PaymentIntent;
  charge: Charge;
  refund: Refund;
  dispute: Dispute;
  "radar.early_fraud_warning": EarlyFraudWarning;
}

export interface StoredResponse {
  readonly endpoint: string;
  readonly params: string;
  readonly status: number;
  readonly body: string;
  readonly requestId: string;
}

export interface PageQuery {
  readonly after?: string | undefined;
  readonly from: number;
  readonly to: number;
  readonly limit: number;
}

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS objects (
    seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, parent TEXT, expires_at INTEGER, data TEXT NOT NULL) STRICT;
  CREATE INDEX IF NOT EXISTS objects_by_parent ON objects (parent, kind);
  CREATE INDEX IF NOT EXISTS objects_by_kind ON objects (kind, seq);
  CREATE INDEX IF NOT EXISTS objects_by_expiry ON objects (expires_at) WHERE expires_at IS NOT NULL;
  ${EVENTS_SCHEMA}
  CREATE TABLE IF NOT EXISTS responses (
    key TEXT PRIMARY KEY, endpoint TEXT NOT NULL, params TEXT NOT NULL, status INTEGER NOT NULL, body TEXT NOT NULL,
    request_id TEXT NOT NULL, created_ms INTEGER NOT NULL) STRICT;`;

const RESPONSE_RETENTION_MS = 30 * 24 * 3600 * 1000;

/** Everything this Stripe knows. What `transaction` returned from is on disk. */
export class Store extends Database {
  readonly events = new Events(this.sqlite);

  constructor(directory: string) {
    super(directory, "stripe", SCHEMA);
    this.sqlite.prepare("DELETE FROM responses WHERE created_ms < ?").run(Date.now() - RESPONSE_RETENTION_MS);
  }

  /** `parent` is what the object is looked up by: the intent of a session, charge or refund. */
  insert(object: StripeObject, parent: string | null = null, expiresAt: number | null = null): void {
    this.sqlite
      .prepare("INSERT INTO objects (id, kind, parent, expires_at, data) VALUES (?, ?, ?, ?, ?)")
      .run(object.id, object.object, parent, expiresAt, JSON.stringify(object));
  }

  update(object: StripeObject): void {
    this.sqlite.prepare("UPDATE objects SET data = ? WHERE id = ?").run(JSON.stringify(object), object.id);
  }

  /** The session no longer ends by the clock. */
  stopExpiry(id: string): void {
    this.sqlite.prepare("UPDATE objects SET expires_at = NULL WHERE id = ?").run(id);
  }

  find<Kind extends keyof Kinds>(kind: Kind, id: string): Kinds[Kind] | undefined {
    const row = this.sqlite.prepare("SELECT data FROM objects WHERE id = ? AND kind = ?").get(id, kind);
    return row && (parse(row) as Kinds[Kind]);
  }

  /** The intent that a session was made with, also before Stripe would show it. */
  parentOf(id: string): string | undefined {
    return this.sqlite.prepare("SELECT parent FROM objects WHERE id = ?").get(id)?.["parent"]?.toString();
  }

  /** Newest first, as Stripe lists. */
  children<Kind extends keyof Kinds>(kind: Kind, parent: string): Kinds[Kind][] {
    const rows = this.sqlite
      .prepare("SELECT data FROM objects WHERE parent = ? AND kind = ? ORDER BY seq DESC")
      .all(parent, kind);
    return rows.map((row) => parse(row) as Kinds[Kind]);
  }

  /** Newest first, as Stripe lists. */
  all<Kind extends keyof Kinds>(kind: Kind): Kinds[Kind][] {
    return this.sqlite
      .prepare("SELECT data FROM objects WHERE kind = ? ORDER BY seq DESC")
      .all(kind)
      .map((row) => parse(row) as Kinds[Kind]);
  }

  /** Newest first, those after the object named. Created in a range of Unix seconds, both ends included. */
  page<Kind extends keyof Kinds>(kind: Kind, { after, from, to, limit }: PageQuery): Kinds[Kind][] {
    const rows = this.sqlite
      .prepare(
        `SELECT data FROM objects WHERE kind = ? AND seq < coalesce((SELECT seq FROM objects WHERE id = ?), 1 << 62)
         AND json_extract(data, '$.created') BETWEEN ? AND ? ORDER BY seq DESC LIMIT ?`,
      )
      .all(kind, after ?? "", from, to, limit);
    return rows.map((row) => parse(row) as Kinds[Kind]);
  }

  expiredSessions(nowSeconds: number): Session[] {
    const rows = this.sqlite
      .prepare("SELECT data FROM objects WHERE expires_at <= ? ORDER BY expires_at")
      .all(nowSeconds);
    return rows.map((row) => parse(row) as Session);
  }

  nextExpirySeconds(): number | undefined {
    return numberOf(
      this.sqlite.prepare("SELECT min(expires_at) AS value FROM objects WHERE expires_at IS NOT NULL").get(),
    );
  }

  findResponse(key: string): StoredResponse | undefined {
    const row = this.sqlite
      .prepare("SELECT endpoint, params, status, body, request_id AS requestId FROM responses WHERE key = ?")
      .get(key);
    return row as unknown as StoredResponse | undefined;
  }

  saveResponse(key: string, response: StoredResponse): void {
    this.sqlite
      .prepare(
        "INSERT INTO responses (key, endpoint, params, status, body, request_id, created_ms) VALUES (?, ?, ?, ?, ?, ?, ?)",
      )
      .run(key, response.endpoint, response.params, response.status, response.body, response.requestId, Date.now());
  }
}

const numberOf = (row: { readonly [column: string]: unknown } | undefined) =>
  typeof row?.["value"] === "number" ? row["value"] : undefined;
