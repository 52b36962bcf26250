/** The tables of a database: made, changed and deleted in the same transactions as their items. */
import { inUse, notFound } from "../errors.ts";
import type { Item } from "../values/types.ts";
import type { Database } from "./database.ts";
import { Definition, placeOf, type SecondaryIndex, type TableDescription } from "./definition.ts";
import { Table } from "./table.ts";

const CATALOG = "catalog";

/** As often as the service does: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TableDescription.html */
const COUNTED_EVERY_MS = 6 * 60 * 60 * 1000;

interface Entry {
  readonly id: number;
  readonly table: Table;
  counted?: { readonly items: number; readonly bytes: number; readonly atMs: number };
}

export class Catalog {
  readonly #database: Database;
  readonly #entries = new Map<string, Entry>();

  constructor(database: Database) {
    this.#database = database;
    for (const [id, definition] of database.rows("SELECT id, definition FROM tables"))
      this.#open(Number(id), JSON.parse(definition as string) as TableDescription);
  }

  #open(id: number, description: TableDescription): void {
    const table = new Table(this.#database, id, new Definition(description));
    this.#entries.set(description.TableName, { id, table });
  }

  /** Throws a ResourceNotFoundException; `message` where the operation words it differently. */
  table(name: string, message?: string): Table {
    return this.#entry(name, message).table;
  }

  #entry(name: string, message?: string): Entry {
    this.#database.reads(CATALOG);
    const entry = this.#entries.get(name);
    if (entry === undefined) throw notFound(message);
    return entry;
  }

  /** In the order of their bytes. */
  names(): string[] {
    this.#database.reads(CATALOG);
    return [...this.#entries.keys()].sort();
  }

  /** Throws a ResourceInUseException where there is one of that name. */
  create(description: TableDescription): Table {
    const { TableName: name } = description;
    if (this.#entries.has(name)) throw inUse(`Table already exists: ${name}`);
    this.#run("INSERT INTO tables (name, definition) VALUES (?, ?)", name, JSON.stringify(description));
    const id = Number(this.#database.get("SELECT id FROM tables WHERE name = ?", name)![0]);
    this.#run(
      `CREATE TABLE t${id} (id INTEGER PRIMARY KEY, pk NOT NULL, sk NOT NULL, size INTEGER NOT NULL, item TEXT NOT NULL)`,
    );
    this.#run(`CREATE UNIQUE INDEX t${id}_key ON t${id} (pk, sk)`);
    this.#open(id, description);
    for (const index of this.table(name).definition.indexes) this.#createIndex(id, index);
    return this.table(name);
  }

  #createIndex(id: number, { column }: SecondaryIndex): void {
    this.#run(`ALTER TABLE t${id} ADD COLUMN h${column}`);
    this.#run(`ALTER TABLE t${id} ADD COLUMN r${column}`);
    this.#run(`CREATE INDEX t${id}_i${column} ON t${id} (h${column}, r${column}, pk, sk) WHERE h${column} IS NOT NULL`);
  }

  /** Keeps the description, makes the indexes that it adds and lists the items in them, removes those that it lacks. */
  change(description: TableDescription): void {
    const { id, table: before } = this.#entry(description.TableName);
    this.#run("UPDATE tables SET definition = ? WHERE id = ?", JSON.stringify(description), id);
    this.#open(id, description);
    const { indexes } = this.table(description.TableName).definition;
    const known = new Set(before.definition.indexes.map(({ column }) => column));
    for (const index of indexes) if (!known.delete(index.column)) this.#addIndex(id, index);
    for (const column of known) this.#run(`DROP INDEX t${id}_i${column}`);
  }

  #addIndex(id: number, index: SecondaryIndex): void {
    this.#createIndex(id, index);
    const rows = [...this.#database.rows(`SELECT id, item FROM t${id}`)]; // none may be read while others are written
    for (const [row, item] of rows) {
      const place = placeOf(index, JSON.parse(item as string) as Item);
      const { column } = index;
      if (place) this.#run(`UPDATE t${id} SET h${column} = ?, r${column} = ? WHERE id = ?`, ...place, row!);
    }
  }

  delete(name: string): void {
    const { id } = this.#entry(name);
    this.#entries.delete(name);
    this.#run("DELETE FROM tables WHERE id = ?", id);
    this.#run(`DROP TABLE t${id}`);
  }

  /** How many items and bytes there were when they were counted last: counting reads them all. */
  count(name: string): { readonly items: number; readonly bytes: number } {
    const entry = this.#entry(name);
    if (entry.counted && Date.now() - entry.counted.atMs < COUNTED_EVERY_MS) return entry.counted;
    const row = this.#database.get(`SELECT COUNT(*), COALESCE(SUM(size), 0) FROM t${entry.id}`) ?? [];
    entry.counted = { items: Number(row[0]), bytes: Number(row[1]), atMs: Date.now() };
    return entry.counted;
  }

  #run(sql: string, ...values: Parameters<Database["run"]>[2][]): void {
    this.#database.run([CATALOG], sql, ...values);
  }
}
