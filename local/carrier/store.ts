import { Database, parseRow } from "../../packages/local-service/database.ts";
import { Events, EVENTS_SCHEMA } from "../../packages/local-service/events.ts";
import type { Address, CarrierObject, Shipment, Tracker } from "./objects.ts";

interface Kinds {
  Address: Address;
  Shipment: Shipment;
  Tracker: Tracker;
}

export interface PageQuery {
  /** Newer than this object, or older. */
  readonly after?: string | undefined;
  readonly before?: string | undefined;
  readonly limit: number;
}

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS objects (
    seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, name TEXT, data TEXT NOT NULL) STRICT;
  CREATE INDEX IF NOT EXISTS objects_by_name ON objects (kind, name) WHERE name IS NOT NULL;
  CREATE INDEX IF NOT EXISTS objects_by_kind ON objects (kind, seq);
  ${EVENTS_SCHEMA}`;

const SEQ_OF = "(SELECT seq FROM objects WHERE id = ?)";

/** Everything this carrier knows. What `transaction` returned from is on disk. */
export class Store extends Database {
  readonly events = new Events(this.sqlite);

  constructor(directory: string) {
    super(directory, "carrier", SCHEMA);
  }

  /** `name` is what it is also found by: the reference of a shipment, the code of a tracker. */
  insert(object: CarrierObject, name: string | null = null): void {
    this.sqlite
      .prepare("INSERT INTO objects (id, kind, name, data) VALUES (?, ?, ?, ?)")
      .run(object.id, object.object, name, JSON.stringify(object));
  }

  update(object: CarrierObject): void {
    object.updated_at = new Date().toISOString();
    this.sqlite.prepare("UPDATE objects SET data = ? WHERE id = ?").run(JSON.stringify(object), object.id);
  }

  /** By its id, else the oldest of that name. */
  find<Kind extends keyof Kinds>(kind: Kind, idOrName: string): Kinds[Kind] | undefined {
    const row = this.sqlite
      .prepare("SELECT data FROM objects WHERE kind = ? AND (id = ? OR name = ?) ORDER BY id = ? DESC, seq LIMIT 1")
      .get(kind, idOrName, idOrName, idOrName);
    return row && (parseRow(row) as Kinds[Kind]);
  }

  /** Newest first, as EasyPost lists. */
  page<Kind extends keyof Kinds>(kind: Kind, { after, before, limit }: PageQuery): Kinds[Kind][] {
    const rows = this.sqlite
      .prepare(
        `SELECT data FROM objects WHERE kind = ? AND seq > coalesce(${SEQ_OF}, 0) AND seq < coalesce(${SEQ_OF}, 1 << 62)
         ORDER BY seq DESC LIMIT ?`,
      )
      .all(kind, after ?? "", before ?? "", limit);
    return rows.map((row) => parseRow(row) as Kinds[Kind]);
  }

  /** Oldest first. */
  all<Kind extends keyof Kinds>(kind: Kind): Kinds[Kind][] {
    const rows = this.sqlite.prepare("SELECT data FROM objects WHERE kind = ? ORDER BY seq").all(kind);
    return rows.map((row) => parseRow(row) as Kinds[Kind]);
  }
}
