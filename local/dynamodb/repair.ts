import { createRequire } from "node:module";
import db, { type Item, type Table } from "dynalite/db/index.js";

interface Level {
  open(): Promise<void>;
  close(): Promise<void>;
  get(key: string): Promise<unknown>;
  iterator(range: { gte: string; lt: string }): AsyncIterable<[string, unknown]>;
  batch(
    operations: ({ type: "put"; key: string; value: unknown } | { type: "del"; key: string })[],
    options: { sync: boolean },
  ): Promise<void>;
}

/**
 * dynalite writes an item and its index entries one by one, so a kill between them leaves an index that lies: an item
 * missing from it, or an item in it that was never stored. Before the database opens, every index is made to say what
 * the table says, in one atomic batch.
 */
export async function repairIndexes(directory: string, tableName: string): Promise<number> {
  const level = openLevel(directory);
  await level.open();
  try {
    const table = (await level.get(`table~${tableName}`)) as Table | undefined;
    return table === undefined ? 0 : await repair(level, table);
  } finally {
    await level.close();
  }
}

/** `level` as dynalite has it: another version could write another format. */
export function openLevel(directory: string): Level {
  const requireFromDynalite = createRequire(createRequire(import.meta.url).resolve("dynalite"));
  const { Level } = requireFromDynalite("level") as { Level: new (path: string, options: object) => Level };
  return new Level(directory, { valueEncoding: "json" });
}

async function repair(level: Level, table: Table): Promise<number> {
  const wanted = new Map<string, string>();
  for await (const [, item] of level.iterator(range(`item-${table.TableName}~`))) {
    for (const key of indexKeys(table, item as Item)) wanted.set(key, JSON.stringify(item));
  }
  const operations: Parameters<Level["batch"]>[0] = [];
  for await (const [key, item] of level.iterator(range(`index-global~${table.TableName}~`))) {
    if (!wanted.has(key)) operations.push({ type: "del", key });
    else if (wanted.get(key) === JSON.stringify(item)) wanted.delete(key);
  }
  for (const [key, value] of wanted) operations.push({ type: "put", key, value: JSON.parse(value) });
  await level.batch(operations, { sync: true });
  return operations.length;
}

function indexKeys(table: Table, item: Item): string[] {
  return (table.GlobalSecondaryIndexes ?? [])
    .filter((index) => index.KeySchema.every((part) => item[part.AttributeName] !== undefined))
    .map(
      (index) =>
        `index-global~${table.TableName}~${index.IndexName}~${db.createIndexKey(item, table, index.KeySchema)}`,
    );
}

const range = (prefix: string) => ({ gte: prefix, lt: `${prefix}\u{ff}` });
