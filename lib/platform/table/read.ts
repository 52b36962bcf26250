import DataLoader from "dataloader";
import { BatchGetCommand, GetCommand } from "@aws-sdk/lib-dynamodb";
import { setTimeout as sleep } from "node:timers/promises";
import { dynamo } from "@/lib/platform/aws/clients";
import { env } from "@/lib/platform/env";

/** DynamoDB's limit. https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchGetItem.html */
const MOST_KEYS = 100;
const FIRST_PAUSE_MS = 25;
const LONGEST_PAUSE_MS = 1000;

export interface Key {
  readonly pk: string;
  readonly sk: string;
}
export type Item = Record<string, unknown>;

const nameOf = ({ pk, sk }: Key): string => JSON.stringify([pk, sk]);

async function readOne({ pk, sk }: Key): Promise<Item | undefined> {
  const command = new GetCommand({ TableName: env("TABLE_NAME"), Key: { pk, sk }, ConsistentRead: true });
  return (await dynamo().send(command)).Item;
}

/** What the table had no room to answer is asked for again, after a pause that grows. */
async function readMany(keys: readonly Key[]): Promise<Map<string, Item>> {
  const table = env("TABLE_NAME");
  const found = new Map<string, Item>();
  let left: Item[] = keys.map(({ pk, sk }) => ({ pk, sk }));
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * 2)) {
    const command = new BatchGetCommand({ RequestItems: { [table]: { Keys: left, ConsistentRead: true } } });
    const { Responses, UnprocessedKeys } = await dynamo().send(command);
    for (const item of Responses?.[table] ?? []) found.set(nameOf(item as unknown as Key), item);
    left = UnprocessedKeys?.[table]?.Keys ?? [];
    if (left.length === 0) return found;
    await sleep(pauseMs);
  }
}

async function readAll(keys: readonly Key[]): Promise<(Item | undefined)[]> {
  const distinct = [...new Map(keys.map((key) => [nameOf(key), key])).values()];
  const [only] = distinct;
  if (distinct.length === 1 && only) {
    const item = await readOne(only);
    return keys.map(() => item);
  }
  const found = await readMany(distinct);
  return keys.map((key) => found.get(nameOf(key)));
}

const reader = new DataLoader<Key, Item | undefined>(readAll, {
  cache: false,
  maxBatchSize: MOST_KEYS,
  batchScheduleFn: (flush) => void setImmediate(flush),
});

/**
 * The item as last written (strongly consistent), or undefined. Reads that are asked for in the same turn of the event loop
 * travel together: one call costs the client and the network much, one key more costs next to nothing.
 */
export const getItem = (key: Key): Promise<Item | undefined> => reader.load(key);
