/**
 * The items of one table. A row holds the item as JSON and beside it, in the form in which they sort, its keys and those of
 * the secondary indexes; each secondary index is an index of SQLite over them. So an index agrees with its table after every
 * transaction, and an item that lacks a key of an index is not in it.
 */
import type { Item } from "../values/types.ts";
import type { Database, Row } from "./database.ts";
import { placeOf, type Definition, type Keys, type SecondaryIndex, type SortValue } from "./definition.ts";

export interface StoredItem {
  readonly id: number;
  /** JSON, as it was written. */
  readonly text: string;
  /** Bytes that it counts for. */
  readonly size: number;
}

/** An item that is there, before a write. The write may change `item`; `places` are those of before. */
export interface Existing extends StoredItem {
  readonly item: Item;
  readonly places: readonly Place[];
}

/** Hash or range in a secondary index; null where it does not list the item. */
type Place = SortValue | null;

/** Of a range of sort keys; a bound is inclusive unless it says otherwise. */
export interface Range {
  readonly from?: { readonly value: SortValue; readonly exclusive?: boolean };
  readonly to?: { readonly value: SortValue; readonly exclusive?: boolean };
}

export interface Selection {
  readonly index?: SecondaryIndex | undefined;
  /** Of one partition; without it, of all. */
  readonly hash?: SortValue | undefined;
  readonly range?: Range | undefined;
  readonly backwards?: boolean | undefined;
  /** Goes on after the item with this key. */
  readonly after?: Item | undefined;
}

const columnsOf = ({ column }: SecondaryIndex): [string, string] => [`h${column}`, `r${column}`];

const partitionText = (hash: SortValue): string =>
  typeof hash === "string" ? hash : Buffer.from(hash).toString("latin1");

export class Table {
  readonly definition: Definition;
  readonly #database: Database;
  readonly #id: number;
  readonly #find: string;
  readonly #insert: string;
  readonly #delete: string;
  readonly #update: string;
  readonly #updateWithIndexes: string;

  constructor(database: Database, id: number, definition: Definition) {
    this.#database = database;
    this.#id = id;
    this.definition = definition;
    const columns = definition.indexes.flatMap(columnsOf);
    const all = ["size", "item", ...columns, "pk", "sk"];
    this.#find = `SELECT id, size, item FROM t${id} WHERE pk = ? AND sk = ?`;
    this.#delete = `DELETE FROM t${id} WHERE id = ?`;
    this.#insert = `INSERT INTO t${id} (${all.join(", ")}) VALUES (${all.map(() => "?").join(", ")})`;
    this.#update = `UPDATE t${id} SET size = ?, item = ? WHERE id = ?`;
    this.#updateWithIndexes = `UPDATE t${id} SET size = ?, item = ?${columns.map((column) => `, ${column} = ?`).join("")} WHERE id = ?`;
  }

  /** The item that has the key attributes of `item`. */
  find(item: Item): StoredItem | undefined {
    const place = placeOf(this.definition.keys, item)!;
    this.#database.reads(this.#partition(place[0]));
    const row = this.#database.get(this.#find, ...place);
    return row && stored(row);
  }

  /** As find, for a write. */
  existing(key: Item): Existing | undefined {
    const found = this.find(key);
    if (found === undefined) return undefined;
    const item = JSON.parse(found.text) as Item;
    return { ...found, item, places: this.#indexPlaces(item) };
  }

  /** Writes the item, of this size, in the place of `old`. */
  put(item: Item, size: number, old: Existing | undefined): void {
    const text = JSON.stringify(item);
    const places = this.#indexPlaces(item);
    const dirty = this.#partitions(item, [...places, ...(old?.places ?? [])]);
    if (old === undefined)
      this.#database.run(dirty, this.#insert, size, text, ...places, ...placeOf(this.definition.keys, item)!);
    else if (sameValues(places, old.places)) this.#database.run(dirty, this.#update, size, text, old.id);
    else this.#database.run(dirty, this.#updateWithIndexes, size, text, ...places, old.id);
  }

  delete({ id, item, places }: Existing): void {
    this.#database.run(this.#partitions(item, places), this.#delete, id);
  }

  /**
   * Of the next `count` rows after `afterRow`, those whose time to live has passed, as of a moment in Unix seconds; and the row
   * to go on after, or undefined at the end.
   */
  expired(attribute: string, nowSeconds: number, afterRow: number, count: number) {
    const page = `SELECT id, item FROM t${this.#id} WHERE id > ? ORDER BY id LIMIT ?`;
    const number = `CAST(json_extract(item, '$.' || json_quote(?) || '.N') AS REAL)`;
    const sql = `SELECT id, CASE WHEN ${number} <= ? THEN item END FROM (${page})`;
    const rows = [...this.#database.rows(sql, attribute, nowSeconds, afterRow, count)];
    const items = rows.flatMap(([, text]) => (typeof text === "string" ? [JSON.parse(text) as Item] : []));
    return { items, lastRow: rows.length < count ? undefined : Number(rows.at(-1)![0]) };
  }

  /** Hash and range for each secondary index, in their order. */
  #indexPlaces(item: Item): Place[] {
    return this.definition.indexes.flatMap((index) => placeOf(index, item) ?? [null, null]);
  }

  /** Reads row by row in the order of the sort key; nothing may be written before it ends. */
  *select(selection: Selection): Generator<StoredItem> {
    const { index, hash } = selection;
    this.#database.reads(hash === undefined ? `t${this.#id}` : this.#partition(hash, index));
    const { sql, values } = this.#query(selection);
    for (const row of this.#database.rows(sql, ...values)) yield stored(row);
  }

  #query({ index, hash, range, backwards = false, after }: Selection): { sql: string; values: Row } {
    const where = new Where();
    const columns = index ? [...columnsOf(index), "pk", "sk"] : ["pk", "sk"];
    const [hashColumn, rangeColumn] = columns;
    if (index) where.add(`${hashColumn} IS NOT NULL`);
    if (hash !== undefined) where.add(`${hashColumn} = ?`, hash);
    const { from, to } = range ?? {};
    if (from && (!after || backwards)) where.add(`${rangeColumn} ${from.exclusive ? ">" : ">="} ?`, from.value);
    if (to && (!after || !backwards)) where.add(`${rangeColumn} ${to.exclusive ? "<" : "<="} ?`, to.value);
    if (after) where.addPosition(columns, this.#position(after, index), { backwards, inPartition: hash !== undefined });
    const order = columns.map((column) => `${column} ${backwards ? "DESC" : "ASC"}`).join(", ");
    const source = `t${this.#id} INDEXED BY t${this.#id}_${index ? `i${index.column}` : "key"}`;
    return { sql: `SELECT id, size, item FROM ${source} ${where.text()} ORDER BY ${order}`, values: where.values };
  }

  #position(key: Item, index: SecondaryIndex | undefined): SortValue[] {
    const places: readonly Keys[] = index ? [index, this.definition.keys] : [this.definition.keys];
    return places.flatMap((keys) => placeOf(keys, key)!);
  }

  #partition(hash: SortValue, index?: SecondaryIndex): string {
    return `t${this.#id}.${index ? index.column : ""}.${partitionText(hash)}`;
  }

  /** All partitions, of the table and of its indexes, that a write of the item at these places changes. */
  #partitions(item: Item, places: readonly Place[]): string[] {
    const { indexes, keys } = this.definition;
    const listed = places.flatMap((hash, at) =>
      at % 2 === 0 && hash !== null ? [this.#partition(hash, indexes[(at / 2) % indexes.length])] : [],
    );
    return [`t${this.#id}`, this.#partition(placeOf(keys, item)![0]), ...listed];
  }
}

const stored = ([id, size, text]: Row): StoredItem => ({ id: Number(id), size: Number(size), text: text as string });

const sameValues = (a: readonly Place[], b: readonly Place[]): boolean =>
  a.every((value, at) => {
    const other = b[at];
    return value instanceof Uint8Array && other instanceof Uint8Array
      ? Buffer.compare(value, other) === 0
      : value === other;
  });

class Where {
  readonly values: SortValue[] = [];
  readonly #terms: string[] = [];

  add(term: string, ...values: SortValue[]): void {
    this.#terms.push(term);
    this.values.push(...values);
  }

  /** Beyond the row with these values, in the order of the columns. The start key is within the range. */
  addPosition(
    columns: readonly string[],
    position: readonly SortValue[],
    { backwards, inPartition }: { backwards: boolean; inPartition: boolean },
  ): void {
    const from = inPartition ? 1 : 0; // so that SQLite can seek, and need not step over what comes before
    const places = columns
      .slice(from)
      .map(() => "?")
      .join(", ");
    const compared = columns.slice(from).join(", ");
    this.add(`(${compared}) ${backwards ? "<" : ">"} (${places})`, ...position.slice(from));
  }

  text(): string {
    return this.#terms.length > 0 ? `WHERE ${this.#terms.join(" AND ")}` : "";
  }
}
