/** Published versions: which code a version number of a function stands for. Only ever appended to. */
import type { Database } from "../journal/database.ts";

export interface Version {
  readonly number: string;
  readonly hash: string;
  readonly exportName: string;
}

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
}

function versionOf(row: Record<string, unknown> | undefined): Version | undefined {
  if (!row) return undefined;
  const [hash = "", exportName = ""] = String(row["hash"]).split("#");
  return { number: String(row["version"]), hash, exportName };
}
