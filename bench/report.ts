import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";

export type Row = Readonly<Record<string, string | number>>;

/** Prints the rows as a table and keeps them, with the details behind them, as `bench/results/<name>.json`. */
export function report(name: string, rows: readonly Row[], details: object = {}): void {
  console.table(rows);
  const folder = path.join(import.meta.dirname, "results");
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    path.join(folder, `${name}.json`),
    `${JSON.stringify({ name, measuredAt: new Date().toISOString(), rows, ...details }, null, 2)}\n`,
  );
}
