import type { Catalog } from "../storage/catalog.ts";
import type { Database } from "../storage/database.ts";

/** What operations work on. They run from begin to end without a pause: each sees the writes of those before it. */
export interface Engine {
  readonly catalog: Catalog;
  readonly database: Database;
}
