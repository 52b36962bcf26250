/**
 * The file under the tables, and its group commit. Invariants:
 * 1. One process owns the file: a second is refused.
 * 2. A batch is on disk when its transaction is committed and the log synced: SQLite's commit writes the log
 *    (`synchronous=NORMAL`), our fdatasync of the log follows off the main thread. Writes that come meanwhile wait for the
 *    next batch, and share its sync.
 * 3. `dependency()` is on disk only when all that the calls before it have written, or read of another's write, is on
 *    disk. An answer that waits for it tells nothing that a crash could take back.
 * 4. A write that fails ends the process: what was not acknowledged may be lost, nothing else.
 */
import { closeSync, fdatasync, fdatasyncSync, mkdirSync, openSync } from "node:fs";
import path from "node:path";
import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";

const SCHEMA_VERSION = 1;
const CACHE_KIB = 16_384;
const PAGE_BYTES = 8192;
const CHECKPOINT_PAGES = 2000;
const EXIT_CODE_IO_ERROR = 74;
/** After such a pause, one client that waits for each answer is alone: syncing here is quicker than telling a thread. */
const CALM_MS = 1;

const SCHEMA = `
  CREATE TABLE tables (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, definition TEXT NOT NULL);
  CREATE TABLE tokens (token TEXT PRIMARY KEY, request TEXT NOT NULL, created_at INTEGER NOT NULL) WITHOUT ROWID;
  CREATE INDEX tokens_by_age ON tokens (created_at);
`;

export class StorageError extends Error {
  override readonly name = "StorageError";
}

interface Batch {
  /** Partitions that it changes. */
  readonly dirty: Set<string>;
  readonly onDisk: Promise<void>;
  readonly resolve: () => void;
  /** Answers that wait for it. */
  answers: number;
}

function newBatch(): Batch {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { dirty: new Set(), onDisk: promise, resolve, answers: 0 };
}

export type Row = readonly SQLInputValue[];

export class Database {
  readonly #sql: DatabaseSync;
  readonly #log: number;
  readonly #statements = new Map<string, StatementSync>();
  /** Written, not committed. */
  #open: Batch | undefined;
  /** Committed, its sync under way. At most one, so that the end of the log is one transaction at most. */
  #syncing: Batch | undefined;
  #dependency: Batch | undefined;
  #syncedAtMs = 0;
  /** Of the batch that was synced last. */
  #answersBefore = 0;
  #closed = false;

  constructor(sql: DatabaseSync, log: number) {
    this.#sql = sql;
    this.#log = log;
  }

  /** The first row, as an array of its columns. */
  get(sql: string, ...values: Row): Row | undefined {
    return this.#prepared(sql).get(...values) as Row | undefined;
  }

  /** Reads row by row: nothing may be written before it ends. */
  rows(sql: string, ...values: Row): IterableIterator<Row> {
    return this.#prepared(sql).iterate(...values) as unknown as IterableIterator<Row>;
  }

  /** Writes in the open batch. `partitions` names what it changes. */
  run(partitions: readonly string[], sql: string, ...values: Row): void {
    const batch = this.#begin();
    for (const partition of partitions) batch.dirty.add(partition);
    try {
      this.#prepared(sql).run(...values);
    } catch (cause) {
      failStop(cause);
    }
  }

  /** To be called before a partition is read. */
  reads(partition: string): void {
    if (this.#open?.dirty.has(partition)) this.#dependency = this.#open;
    else if (this.#syncing?.dirty.has(partition)) this.#dependency ??= this.#syncing;
  }

  /** What has to be on disk before the calls since the last `dependency()` are answered. */
  dependency(): Promise<void> | undefined {
    const dependency = this.#dependency;
    this.#dependency = undefined;
    if (dependency) dependency.answers++;
    return dependency?.onDisk;
  }

  #prepared(sql: string): StatementSync {
    const found = this.#statements.get(sql);
    if (found) return found;
    const statement = this.#sql.prepare(sql);
    statement.setReturnArrays(true);
    this.#statements.set(sql, statement);
    return statement;
  }

  #begin(): Batch {
    if (this.#open === undefined) {
      this.#sql.exec("BEGIN");
      this.#open = newBatch();
      if (!this.#syncing) setImmediate(() => this.#commit());
    }
    this.#dependency = this.#open;
    return this.#open;
  }

  /** While the disk works, the next writes gather in the next batch. */
  #commit(): void {
    if (!this.#open || this.#syncing || this.#closed) return;
    const batch = this.#open;
    this.#execCommit();
    if (this.#isCalm(batch)) return this.#syncHere(batch);
    this.#syncing = batch;
    fdatasync(this.#log, (cause) => {
      if (cause) failStop(cause);
      this.#syncing = undefined;
      this.#synced(batch);
      if (this.#closed) closeSync(this.#log);
      else this.#commit();
    });
  }

  #isCalm({ answers }: Batch): boolean {
    return answers <= 1 && this.#answersBefore <= 1 && performance.now() - this.#syncedAtMs > CALM_MS;
  }

  #syncHere(batch: Batch): void {
    try {
      fdatasyncSync(this.#log);
    } catch (cause) {
      failStop(cause);
    }
    this.#synced(batch);
  }

  #synced(batch: Batch): void {
    this.#syncedAtMs = performance.now();
    this.#answersBefore = batch.answers;
    batch.resolve();
  }

  #execCommit(): void {
    this.#open = undefined;
    try {
      this.#sql.exec("COMMIT");
    } catch (cause) {
      failStop(cause);
    }
  }

  /** Commits what is open; closing takes the log over into the file, with sync. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    const batch = this.#open;
    if (batch) this.#execCommit();
    this.#sql.close();
    batch?.resolve();
    if (!this.#syncing) closeSync(this.#log);
  }
}

/** Ends the process: after a failed write, memory and disk no longer agree. */
function failStop(cause: unknown): never {
  console.error("dynamodb: the database cannot be written, stopping:", cause);
  process.exit(EXIT_CODE_IO_ERROR);
}

/** Opens or makes the database of a folder. Throws a StorageError with a message for people. */
export function openDatabase(directory: string): Database {
  mkdirSync(directory, { recursive: true });
  const file = path.join(directory, "tables.db");
  try {
    const sql = new DatabaseSync(file, { timeout: 0 });
    sql.exec(`PRAGMA page_size=${PAGE_BYTES}; PRAGMA locking_mode=EXCLUSIVE; PRAGMA journal_mode=WAL;`);
    sql.exec(`PRAGMA synchronous=NORMAL; PRAGMA cache_size=-${CACHE_KIB};`);
    sql.exec(`PRAGMA wal_autocheckpoint=${CHECKPOINT_PAGES};`);
    prepareSchema(sql, file);
    return new Database(sql, openSync(`${file}-wal`, "r+"));
  } catch (cause) {
    throw explain(cause, file);
  }
}

function prepareSchema(sql: DatabaseSync, file: string): void {
  sql.exec("BEGIN IMMEDIATE"); // takes the exclusive lock, which is then kept
  const version = Number(sql.prepare("PRAGMA user_version").get()?.["user_version"]);
  if (version === 0) sql.exec(`${SCHEMA}; PRAGMA user_version=${SCHEMA_VERSION};`);
  else if (version !== SCHEMA_VERSION) throw new StorageError(`${file} has schema ${version}, not ${SCHEMA_VERSION}.`);
  sql.exec("COMMIT");
}

function explain(cause: unknown, file: string): Error {
  if (cause instanceof StorageError) return cause;
  const message = cause instanceof Error ? cause.message : String(cause);
  if (/locked|busy/i.test(message))
    return new StorageError(`${file} is in use: another server runs on this folder.`, { cause });
  return new StorageError(`${file} cannot be opened: ${message}`, { cause });
}
