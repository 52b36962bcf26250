/**
 * The file under the journal, and its group commit. Invariants:
 * 1. One process owns the folder: a second server is refused, whatever killed the first.
 * 2. `flushed()` resolves only when everything written before the call is on disk (fsync). Many writers share one fsync.
 * 3. A write that fails ends the process: what was not acknowledged may be lost, nothing else.
 */
import { mkdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { checkWal } from "./wal-check.ts";
import { SCHEMA, SCHEMA_VERSION } from "./schema.ts";

const CACHE_KIB = 8192;
const CHECKPOINT_PAGES = 4000;
/** A larger journal is not checked page by page at the start: it would not be ready within a second. */
const MAX_CHECKED_BYTES = 32 * 1024 * 1024;

/** Writes that follow a commit this closely wait for company: under load one fsync then serves several requests. */
const GROUP_WINDOW_MS = 1;

export class JournalError extends Error {
  override readonly name = "JournalError";
}

export class Database {
  readonly sql: DatabaseSync;
  #batch: Promise<void> | undefined;
  #commit: (() => void) | undefined;
  #closed = false;
  #committedAtMs = 0;

  constructor(sql: DatabaseSync) {
    this.sql = sql;
  }

  /** To be called before every write. */
  write(): void {
    if (this.#batch) return;
    this.sql.exec("BEGIN");
    this.#batch = new Promise((resolve) => (this.#commit = resolve));
    const busy = performance.now() - this.#committedAtMs < GROUP_WINDOW_MS;
    if (busy) setTimeout(() => this.flush(), GROUP_WINDOW_MS);
    else setImmediate(() => this.flush());
  }

  /** Resolves when all that was written so far is on disk. */
  flushed(): Promise<void> {
    return this.#batch ?? Promise.resolve();
  }

  flush(): void {
    if (!this.#batch || this.#closed) return;
    try {
      this.sql.exec("COMMIT");
    } catch (cause) {
      failStop(cause);
    }
    this.#batch = undefined;
    this.#committedAtMs = performance.now();
    this.#commit?.();
  }

  close(): void {
    if (this.#closed) return;
    this.flush();
    this.#closed = true;
    this.sql.close();
  }
}

/** Ends the process: after a failed write, memory and disk no longer agree. */
export function failStop(cause: unknown): never {
  console.error("lambda: the journal cannot be written, stopping:", cause);
  process.exit(74);
}

/** Opens or makes the journal of a folder; throws a JournalError with a message for people. */
export function openDatabase(dir: string): Database {
  mkdirSync(dir, { recursive: true });
  const file = join(dir, "journal.db");
  refuseDamage(`${file}-wal`);
  try {
    const sql = new DatabaseSync(file, { timeout: 0 });
    sql.exec("PRAGMA locking_mode=EXCLUSIVE; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;");
    sql.exec(`PRAGMA cache_size=-${CACHE_KIB}; PRAGMA wal_autocheckpoint=${CHECKPOINT_PAGES};`);
    prepareSchema(sql, file);
    checkPages(sql, file);
    return new Database(sql);
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
  else if (version !== SCHEMA_VERSION) throw new JournalError(`${file} has schema ${version}, not ${SCHEMA_VERSION}.`);
  sql.exec("COMMIT");
}

function explain(cause: unknown, file: string): Error {
  if (cause instanceof JournalError) return cause;
  const message = cause instanceof Error ? cause.message : String(cause);
  if (/locked|busy/i.test(message))
    return new JournalError(`${file} is in use: another server runs on this folder.`, { cause });
  if (isDamage(cause)) return new JournalError(damaged(file, message), { cause });
  return new JournalError(`${file} cannot be opened: ${message}`, { cause });
}

/** A nullable TEXT column. */
export const optionalText = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);
