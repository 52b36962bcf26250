import { validationError } from "../errors.ts";
import type { Table } from "../storage/table.ts";
import { keyOf } from "../storage/definition.ts";
import type { Item } from "../values/types.ts";
import { answer, RawJson, rawList } from "./answer.ts";
import { consumed, readUnits, writeUnits, type ReturnConsumedCapacity } from "./capacity.ts";
import type { Engine } from "./engine.ts";
import { read, type GetInput } from "./items.ts";
import { javaText } from "./shapes.ts";
import { deleteWrite, prepare, putWrite, type Write } from "./writes.ts";

/** https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchGetItem.html */
const MAX_KEYS = 100;
const MAX_ANSWER_BYTES = 16 * 1024 * 1024;
/** https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchWriteItem.html */
const MAX_WRITES = 25;

interface KeysOfTable extends Omit<GetInput, "TableName" | "Key" | "ReturnConsumedCapacity"> {
  readonly Keys: readonly Item[];
}

interface BatchGetInput {
  readonly RequestItems: Readonly<Record<string, KeysOfTable>>;
  readonly ReturnConsumedCapacity?: ReturnConsumedCapacity;
}

interface WriteRequest {
  readonly PutRequest?: { readonly Item: Item };
  readonly DeleteRequest?: { readonly Key: Item };
}

interface BatchWriteInput {
  readonly RequestItems: Readonly<Record<string, readonly WriteRequest[]>>;
  readonly ReturnConsumedCapacity?: ReturnConsumedCapacity;
}

/** What does not fit into an answer is named in `UnprocessedKeys`. */
export function batchGetItem(engine: Engine, { RequestItems, ReturnConsumedCapacity }: BatchGetInput): string {
  const tables = Object.entries(RequestItems);
  refuseKeyCounts(tables);
  const budget = { bytes: MAX_ANSWER_BYTES };
  const results = tables.map(([name, request]) => ({ name, request, ...readKeys(engine, name, request, budget) }));
  const unprocessed = results
    .filter(({ left }) => left.length > 0)
    .map(({ name, request, left }) => [name, { ...request, Keys: left }]);
  return answer({
    Responses: new RawJson(`{${results.map(({ name, found }) => `"${name}":${rawList(found).text}`).join(",")}}`),
    UnprocessedKeys: Object.fromEntries(unprocessed) as object,
    ConsumedCapacity: capacities(results.map(({ name, units }) => consumed(ReturnConsumedCapacity, name, units))),
  });
}

const ONE_ERROR = "1 validation error detected:";

const missingItems = (operation: string) => validationError(`The requestItems parameter is required for ${operation}`);

function refuseKeyCounts(tables: readonly [string, KeysOfTable][]): void {
  if (tables.length === 0) throw missingItems("BatchGetItem");
  let count = 0;
  for (const [name, { Keys = [] }] of tables) {
    count += Keys.length;
    const constraint = Keys.length === 0 ? "greater than or equal to 1" : `less than or equal to ${MAX_KEYS}`;
    if (Keys.length === 0 || count > MAX_KEYS)
      throw validationError(
        `${ONE_ERROR} Value at 'RequestItems.${name}.member.Keys' failed to satisfy constraint: Member must have length ${constraint}`,
      );
  }
}

function refuseWriteCounts(tables: readonly [string, readonly WriteRequest[]][], items: object): void {
  if (tables.length === 0) throw missingItems("BatchWriteItem");
  const count = tables.reduce((sum, [, requests]) => sum + requests.length, 0);
  if (count <= MAX_WRITES && tables.every(([, requests]) => requests.length > 0)) return;
  throw validationError(
    `${ONE_ERROR} Value '${javaText(items)}' at 'requestItems' failed to satisfy constraint: Map value must satisfy constraint: ` +
      `[Member must have length less than or equal to ${MAX_WRITES}, Member must have length greater than or equal to 1]`,
  );
}

interface TableResult {
  readonly found: string[];
  readonly left: Item[];
  units: number;
}

function readKeys(engine: Engine, TableName: string, request: KeysOfTable, budget: { bytes: number }): TableResult {
  const { Keys, ...rest } = request;
  const result: TableResult = { found: [], left: [], units: 0 };
  refuseDuplicates(engine.catalog.table(TableName), Keys);
  for (const Key of Keys) {
    if (budget.bytes <= 0) {
      result.left.push(Key);
      continue;
    }
    const { json, size } = read(engine, { ...rest, TableName, Key });
    budget.bytes -= size;
    result.units += readUnits(size, request.ConsistentRead ? 1 : 0.5);
    if (json !== undefined) result.found.push(json);
  }
  return result;
}

export function refuseDuplicates({ definition }: Table, keys: readonly Item[]): void {
  const texts = keys.map((key) => JSON.stringify(keyOf([definition.keys], key)));
  if (new Set(texts).size < texts.length) throw validationError("Provided list of item keys contains duplicates");
}

const capacities = (all: readonly (object | undefined)[]): object[] | undefined => {
  const given = all.filter((each) => each !== undefined);
  return given.length > 0 ? given : undefined;
};

/** All of it is checked before any of it is written. */
export function batchWriteItem(engine: Engine, { RequestItems, ReturnConsumedCapacity }: BatchWriteInput): string {
  const tables = Object.entries(RequestItems);
  refuseWriteCounts(tables, RequestItems);
  const writes = tables.map(([name, requests]) => ({
    name,
    writes: requests.map((each) => asWrite(engine, name, each)),
  }));
  for (const { check } of writes.flatMap((each) => each.writes)) check();
  for (const { writes: ofTable } of writes)
    refuseDuplicates(
      ofTable[0]!.table,
      ofTable.map(({ key }) => key),
    );
  const results = writes.map(({ name, writes: ofTable }) => ({ name, units: writeAll(ofTable) }));
  return answer({
    UnprocessedItems: {},
    ConsumedCapacity: capacities(results.map(({ name, units }) => consumed(ReturnConsumedCapacity, name, units))),
  });
}

function asWrite(engine: Engine, TableName: string, { PutRequest, DeleteRequest }: WriteRequest): Write {
  if (PutRequest && !DeleteRequest) return putWrite(engine, { TableName, ...PutRequest });
  if (DeleteRequest && !PutRequest) return deleteWrite(engine, { TableName, ...DeleteRequest });
  throw validationError(
    "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes",
  );
}

function writeAll(writes: readonly Write[]): number {
  let units = 0;
  for (const write of writes) {
    const prepared = prepare(write);
    prepared.apply();
    units += writeUnits(prepared.size);
  }
  return units;
}
