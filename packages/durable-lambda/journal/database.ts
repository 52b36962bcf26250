/**
 * The file under the journal, and its group commit. Invariants:
 * 1. One process owns the folder: a second server is refused, whatever killed the first.
 * 2. `flushed()` resolves only when everything written before the call is on disk: SQLite's commit writes the log
 *    (`synchronous=NORMAL`: it syncs when it takes the log over), our fdatasync of the log follows off the main thread.
 *    Many writers share one; what is written meanwhile waits for the next, which begins when those who waited for this
 *    one have heard of it: it may hold the main thread up.
 * 3. A write that fails ends the process: what was not acknowledged may be lost, nothing else.
 */
import { closeSync, fdatasync, fdatasyncSync, openSync, statSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { makeFolder } from "../folder.mjs";
import { checkWal } from "./wal-check.ts";
import { SCHEMA, SCHEMA_VERSION } from "./schema.ts";

const CACHE_KIB = 8192;
const CHECKPOINT_PAGES = 4000;
/** A larger journal is not checked page by page at the start: it would not be ready within a second. */
const MAX_CHECKED_BYTES = 32 * 1024 * 1024;

/**
 * When this few wait for a batch (a start and its first invocation are two), syncing here is quicker than telling a thread;
 * when more do, or did a moment ago, the main thread has other work while the disk writes.
 */
const FEW_WAITING = 2;
const CROWDED_MS = 20;

export class JournalError extends Error {
  override readonly name = "JournalError";
}

interface Batch {
  readonly onDisk: Promise<void>;
  readonly resolve: () => void;
  waiting: number;
}

function newBatch(): Batch {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { onDisk: promise, resolve, waiting: 0 };
}

export class Database {
  readonly sql: DatabaseSync;
  readonly #wal: number;
  /** Written, not committed. */
  #open: Batch | undefined;
  /** Committed, its fsync under way. At most one, so that the log's tail is one transaction at most. */
  #syncing: Batch | undefined;
  #closed = false;
  #crowdedAtMs = -CROWDED_MS;

  constructor(sql: DatabaseSync, wal: number) {
    this.sql = sql;
    this.#wal = wal;
  }

  /** To be called before every write. */
  write(): void {
    if (this.#open) return;
    this.sql.exec("BEGIN");
    this.#open = newBatch();
    if (!this.#syncing) setImmediate(() => this.#commit());
  }

  /** Resolves when all that was written so far is on disk. */
  flushed(): Promise<void> {
    const batch = this.#open ?? this.#syncing;
    if (!batch) return Promise.resolve();
    batch.waiting += 1;
    return batch.onDisk;
  }

  /** While the disk works, the next writes gather in the next transaction. */
  #commit(): void {
    if (!this.#open || this.#syncing || this.#closed) return;
    const batch = this.#open;
    this.#execCommit();
    if (this.#isCalm(batch)) return this.#syncHere(batch);
    this.#syncing = batch;
    fdatasync(this.#wal, (cause) => {
      if (cause) failStop(cause);
      this.#syncing = undefined;
      batch.resolve();
      if (this.#closed) closeSync(this.#wal);
      else setImmediate(() => this.#commit());
    });
  }

  #isCalm({ waiting }: Batch): boolean {
    const nowMs = performance.now();
    if (waiting > FEW_WAITING) this.#crowdedAtMs = nowMs;
    return nowMs - this.#crowdedAtMs >= CROWDED_MS;
  }

  #syncHere(batch: Batch): void {
    try {
      fdatasyncSync(this.#wal);
    } catch (cause) {
      failStop(cause);
    }
    batch.resolve();
  }

  #execCommit(): void {
    this.#open = undefined;
    try {
      this.sql.exec("COMMIT");
    } catch (cause) {
      failStop(cause);
    }
  }

  /** Commits what is open; closing takes over the log into the database, with fsync. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    const batch = this.#open;
    if (batch) this.#execCommit();
    this.sql.close();
    batch?.resolve();
    if (!this.#syncing) closeSync(this.#wal);
  }
}

/** Ends the process: after a failed write, memory and disk no longer agree. */
export function failStop(cause: unknown): never {
  console.error("lambda: the journal cannot be written, stopping:", cause);
  process.exit(74);
}

/** Opens or makes the journal of a folder; throws a JournalError with a message for people. */
export function openDatabase(dir: string): Database {
  makeFolder(dir);
  const file = join(dir, "journal.db");
  refuseDamage(`${file}-wal`);
  try {
    const sql = new DatabaseSync(file, { timeout: 0 });
    sql.exec("PRAGMA locking_mode=EXCLUSIVE; PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;");
    sql.exec(`PRAGMA cache_size=-${CACHE_KIB}; PRAGMA wal_autocheckpoint=${CHECKPOINT_PAGES};`);
    prepareSchema(sql, file);
    checkPages(sql, file);
    return new Database(sql, openSync(`${file}-wal`, "r+"));
  } catch (cause) {
    throw explain(cause, file);
  }
}

function refuseDamage(wal: string): void {
  const found = checkWal(wal);
  if (found.state === "torn")
    console.error(
      `lambda: ${wal}: the last transaction (frame ${found.frame}) is incomplete and was never acknowledged`,
    );
  if (found.state !== "damaged") return;
  throw new JournalError(
    `${wal} is damaged at frame ${found.frame}, and acknowledged transactions follow. ` +
      "Restore the folder, or remove this file to go on with what was there before it; nothing was changed.",
  );
}

/** The pages of a journal that is small enough to be read in passing. */
function checkPages(sql: DatabaseSync, file: string): void {
  if (statSync(file).size > MAX_CHECKED_BYTES) return;
  const result = sql.prepare("PRAGMA quick_check(1)").get()?.["quick_check"];
  if (result !== "ok") throw new JournalError(damaged(file, String(result)));
}

const damaged = (file: string, why: string) =>
  `${file} is damaged (${why}). Move it away or restore it; nothing was changed.`;

/** Whether SQLite says that the file is damaged. */
export const isDamage = (cause: unknown): boolean =>
  cause instanceof Error && /malformed|not a database|corrupt/i.test(cause.message);

function prepareSchema(sql: DatabaseSync, file: string): void {
  sql.exec("BEGIN IMMEDIATE"); // takes the exclusive lock, which is then kept
  const version = Number(sql.prepare("PRAGMA user_version").get()?.["user_version"]);
  if (version === 0) sql.exec(`${SCHEMA}; PRAGMA user_version=${SCHEMA_VERSION};`);
  else if (version !== SCHEMA_VERSION)
    throw new JournalError(
      `${file} was written by another version of durable-lambda (schema ${version}, not ${SCHEMA_VERSION}): run that one, or take another folder by --data DIR`,
    );
  sql.exec("COMMIT");
}

function explain(cause: unknown, file: string): Error {
  if (cause instanceof JournalError) return cause;
  const message = cause instanceof Error ? cause.message : String(cause);
  if (/locked|busy/i.test(message))
    return new JournalError(
      `${file} is in use: stop the server that runs on this folder, or take another by --data DIR`,
      { cause },
    );
  if (isDamage(cause)) return new JournalError(damaged(file, message), { cause });
  return new JournalError(`${file} cannot be opened: ${message}: take a folder that you may write to by --data DIR`, {
    cause,
  });
}

/** A nullable TEXT column. */
export const optionalText = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);
