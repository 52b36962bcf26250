/**
 * Published versions: which code a version number of a function stands for. A number is never used again; versions that
 * nothing runs on are forgotten (`retire`).
 */
import type { Database } from "../journal/database.ts";

export interface Version {
  readonly number: string;
  readonly hash: string;
  readonly exportName: string;
}

/** Versions of a function kept beside the newest, whether or not something runs on them. */
const SPARE_VERSIONS = 20;

export class Versions {
  readonly #database: Database;
  readonly #statements;

  constructor(database: Database) {
    this.#database = database;
    const { sql } = database;
    this.#statements = {
      latest: sql.prepare("SELECT version, hash FROM versions WHERE fn = ? ORDER BY version DESC LIMIT 1"),
      get: sql.prepare("SELECT version, hash FROM versions WHERE fn = ? AND version = ?"),
      add: sql.prepare("INSERT INTO versions VALUES (?, ?, ?, ?)"),
      spare: sql.prepare("SELECT version, hash FROM versions WHERE fn = ? ORDER BY version DESC LIMIT -1 OFFSET ?"),
      running: sql.prepare(
        "SELECT DISTINCT coalesce(head ->> 'code', version) AS code FROM executions WHERE fn = ? AND status = 'RUNNING'",
      ),
      calling: sql.prepare("SELECT 1 FROM calls WHERE fn = ? AND version = ? LIMIT 1"),
      remove: sql.prepare("DELETE FROM versions WHERE fn = ? AND version = ?"),
      used: sql.prepare("SELECT DISTINCT substr(hash, 1, instr(hash, '#') - 1) AS hash FROM versions"),
    };
  }

  latest(fn: string): Version | undefined {
    return versionOf(this.#statements.latest.get(fn));
  }

  get(fn: string, number: string): Version | undefined {
    return versionOf(this.#statements.get.get(fn, Number(number)));
  }

  /** The newest version if it has this code, otherwise a new one. */
  publish(fn: string, hash: string, exportName: string, nowMs: number): Version {
    const latest = this.latest(fn);
    if (latest && latest.hash === hash && latest.exportName === exportName) return latest;
    this.#database.write();
    const number = Number(latest?.number ?? 0) + 1;
    this.#statements.add.run(fn, number, `${hash}#${exportName}`, nowMs);
    return { number: String(number), hash, exportName };
  }

  /** Forgets old versions of a function on which nothing runs. */
  retire(fn: string): void {
    const spare = this.#statements.spare.all(fn, 1 + SPARE_VERSIONS).map((row) => String(row["version"]));
    if (spare.length === 0) return;
    const running = new Set(this.#statements.running.all(fn).map((row) => String(row["code"])));
    for (const version of spare) {
      if (running.has(version) || this.#statements.calling.get(fn, version)) continue;
      this.#database.write();
      this.#statements.remove.run(fn, Number(version));
    }
  }

  /** Hashes of the code of all versions there are. */
  hashes(): Set<string> {
    return new Set(this.#statements.used.all().map((row) => String(row["hash"])));
  }
}

function versionOf(row: Record<string, unknown> | undefined): Version | undefined {
  if (!row) return undefined;
  const [hash = "", exportName = ""] = String(row["hash"]).split("#");
  return { number: String(row["version"]), hash, exportName };
}
