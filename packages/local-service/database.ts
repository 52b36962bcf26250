import { mkdirSync } from "node:fs";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";

const PRAGMAS = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;";

/** All that a service knows, in one SQLite file of its folder. What `transaction` returned from is on disk. */
export class Database {
  readonly sqlite: DatabaseSync;
  #depth = 0;

  constructor(directory: string, name: string, schema: string) {
    mkdirSync(directory, { recursive: true });
    this.sqlite = new DatabaseSync(path.join(directory, `${name}.sqlite`));
    this.sqlite.exec(PRAGMAS + schema);
  }

  /** All or nothing; nested calls join the outer one. */
  transaction<Result>(body: () => Result): Result {
    if (this.#depth > 0) return body();
    this.sqlite.exec("BEGIN IMMEDIATE");
    this.#depth++;
    try {
      const result = body();
      this.sqlite.exec("COMMIT");
      return result;
    } catch (error) {
      this.sqlite.exec("ROLLBACK");
      throw error;
    } finally {
      this.#depth--;
    }
  }

  close(): void {
    this.sqlite.close();
  }
}

/** The object that a row keeps as JSON in its column `data`. */
export const parseRow = (row: { readonly [column: string]: unknown }): unknown => JSON.parse(String(row["data"]));
