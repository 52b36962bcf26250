import type { Table } from "../storage/table.ts";
import type { Engine } from "./engine.ts";

/** So many rows are looked at in a turn: a few milliseconds, between which requests are answered. */
const ROWS_A_TURN = 500;
const TURN_EVERY_MS = 2000;

interface Place {
  readonly table: string;
  /** Rows up to here were looked at. */
  readonly row: number;
}

const nowSeconds = (): number => Date.now() / 1000;

function deleteExpired(table: Table, attribute: string, row: number): number | undefined {
  const { items, lastRow } = table.expired(attribute, nowSeconds(), row, ROWS_A_TURN);
  for (const item of items) {
    const old = table.existing(item);
    if (old) table.delete(old);
  }
  return lastRow;
}

/** Tables by name, from this one on; after the last, the first again. */
function nextTable({ catalog }: Engine, after: string): string | undefined {
  const names = catalog.names();
  return names.find((name) => name > after) ?? names[0];
}

/** Deletes what has expired among the next rows, and says where to go on. */
function takeTurn(engine: Engine, { table: name, row }: Place): Place {
  const isThere = engine.catalog.names().includes(name);
  const table = isThere ? engine.catalog.table(name) : undefined;
  const attribute = table?.definition.description.TimeToLiveAttribute;
  const lastRow = table && attribute ? deleteExpired(table, attribute, row) : undefined;
  return lastRow === undefined ? { table: nextTable(engine, name) ?? "", row: 0 } : { table: name, row: lastRow };
}

/** Deletes items some time after their time to live has passed, as the service does. Resolves with what stops it. */
export function startExpiry(engine: Engine, everyMs = TURN_EVERY_MS): () => void {
  let place: Place = { table: "", row: 0 };
  const timer = setInterval(() => {
    place = takeTurn(engine, place);
    void engine.database.dependency(); // no answer waits for this write
  }, everyMs).unref();
  return () => clearInterval(timer);
}
