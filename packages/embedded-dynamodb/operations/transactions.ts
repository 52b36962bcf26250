/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis.html */
import { createHash } from "node:crypto";
import { idempotencyMismatch, ServiceError, transactionCanceled, validationError } from "../errors.ts";
import { keyOf, type Definition } from "../storage/definition.ts";
import type { Item } from "../values/types.ts";
import { answer, rawList } from "./answer.ts";
import { consumed, readUnits, writeUnits, type ReturnConsumedCapacity } from "./capacity.ts";
import type { Engine } from "./engine.ts";
import { read, type GetInput } from "./items.ts";
import {
  checkWrite,
  deleteWrite,
  prepare,
  putWrite,
  updateWrite,
  type ConditionalInput,
  type PreparedWrite,
  type Write,
} from "./writes.ts";

const MAX_TRANSACTION_BYTES = 4 * 1024 * 1024;
const TOKEN_LIFETIME_MS = 10 * 60 * 1000;

interface TransactGetInput {
  readonly TransactItems: readonly { readonly Get?: GetInput }[];
  readonly ReturnConsumedCapacity?: ReturnConsumedCapacity;
}

interface TransactWriteItem {
  readonly Put?: ConditionalInput & { readonly Item: Item };
  readonly Update?: ConditionalInput & { readonly Key: Item };
  readonly Delete?: ConditionalInput & { readonly Key: Item };
  readonly ConditionCheck?: ConditionalInput & { readonly Key: Item };
}

interface TransactWriteInput {
  readonly TransactItems: readonly TransactWriteItem[];
  readonly ClientRequestToken?: string;
  readonly ReturnConsumedCapacity?: ReturnConsumedCapacity;
}

interface Entry {
  readonly name: string;
  readonly units: number;
}

export function transactGetItems(engine: Engine, { TransactItems, ReturnConsumedCapacity }: TransactGetInput): string {
  const gets = TransactItems.map(({ Get }) => {
    if (!Get) throw exactlyOne();
    return { name: Get.TableName, definition: engine.catalog.table(Get.TableName).definition, Get };
  });
  refuseSameItem(gets.map(({ definition, Get }) => ({ definition, key: Get.Key })));
  const results = all(gets, ({ name, Get }) => ({ name, ...read(engine, { ...Get, ConsistentRead: true }) }));
  return answer({
    Responses: rawList(results.map(({ json }) => (json === undefined ? "{}" : `{"Item":${json}}`))),
    ConsumedCapacity: capacityByTable(
      ReturnConsumedCapacity,
      results.map(({ name, size }) => ({ name, units: readUnits(size, 2) })),
    ),
  });
}

/** What each gives; or throws a TransactionCanceledException with the reasons of all. */
function all<T, U extends object>(items: readonly T[], make: (item: T) => U): U[] {
  const outcomes = items.map((item) => attempt(() => make(item)));
  if (outcomes.some((outcome) => outcome instanceof ServiceError)) throw transactionCanceled(outcomes.map(reasonOf));
  return outcomes as U[];
}

function attempt<T>(make: () => T): T | ServiceError {
  try {
    return make();
  } catch (error) {
    if (error instanceof ServiceError && isReason(error)) return error;
    throw error;
  }
}

/** What an item has against its action; a request that cannot be read is refused as one. */
const isReason = ({ code, message }: ServiceError): boolean =>
  code === "ConditionalCheckFailedException" || (code === "ValidationException" && !message.startsWith("Invalid "));

function reasonOf(outcome: object) {
  if (!(outcome instanceof ServiceError)) return { Code: "None" };
  const failed = outcome.code === "ConditionalCheckFailedException";
  return { Code: failed ? "ConditionalCheckFailed" : "ValidationError", Message: outcome.message, ...outcome.members };
}

const exactlyOne = () =>
  validationError(
    "TransactItems can only contain one of Check, Put, Update or Delete, and one of them must be present",
  );

/** All writes, or none: then the reasons say which stood against it. The same token again answers without writing. */
export function transactWriteItems(engine: Engine, input: TransactWriteInput): string {
  const writes = input.TransactItems.map((item) => asWrite(engine, item));
  refuseSameItem(writes.map(({ table: { definition }, key }) => ({ definition, key })));
  if (isRepeat(engine, input)) return done(input, writes, []);
  const prepared = all(writes, prepare); // nothing is written before all conditions hold
  refuseOversize(prepared);
  for (const { apply } of prepared) apply();
  keepToken(engine, input);
  return done(input, writes, prepared);
}

function asWrite(engine: Engine, { Put, Update, Delete, ConditionCheck }: TransactWriteItem): Write {
  if ([Put, Update, Delete, ConditionCheck].filter(Boolean).length !== 1) throw exactlyOne();
  if (Put) return putWrite(engine, Put);
  if (Update) return updateWrite(engine, Update);
  if (Delete) return deleteWrite(engine, Delete);
  return checkWrite(engine, ConditionCheck!);
}

function refuseSameItem(actions: readonly { readonly definition: Definition; readonly key: Item }[]): void {
  const places = actions.map(({ definition, key }) =>
    JSON.stringify([definition.description.TableName, keyOf([definition.keys], key)]),
  );
  if (new Set(places).size < places.length)
    throw validationError("Transaction request cannot include multiple operations on one item");
}

function refuseOversize(prepared: readonly PreparedWrite[]): void {
  if (prepared.reduce((sum, { size }) => sum + size, 0) > MAX_TRANSACTION_BYTES)
    throw validationError("The aggregate size of the items in the transaction has exceeded the maximum of 4 MB");
}

const digest = ({ TransactItems }: TransactWriteInput): string =>
  createHash("sha256").update(JSON.stringify(TransactItems)).digest("base64");

function isRepeat({ database }: Engine, input: TransactWriteInput): boolean {
  if (input.ClientRequestToken === undefined) return false;
  database.reads(partitionOf(input.ClientRequestToken));
  const sql = "SELECT request FROM tokens WHERE token = ? AND created_at > ?";
  const found = database.get(sql, input.ClientRequestToken, Date.now() - TOKEN_LIFETIME_MS);
  if (found && found[0] !== digest(input)) throw idempotencyMismatch();
  return found !== undefined;
}

const partitionOf = (token: string) => `token.${token}`;

function keepToken({ database }: Engine, input: TransactWriteInput): void {
  const { ClientRequestToken: token } = input;
  if (token === undefined) return;
  const nowMs = Date.now();
  database.run([], "DELETE FROM tokens WHERE created_at <= ?", nowMs - TOKEN_LIFETIME_MS);
  const sql = "INSERT OR REPLACE INTO tokens (token, request, created_at) VALUES (?, ?, ?)";
  database.run([partitionOf(token)], sql, token, digest(input), nowMs);
}

function done(
  { ReturnConsumedCapacity }: TransactWriteInput,
  writes: readonly Write[],
  prepared: readonly PreparedWrite[],
): string {
  const entries = writes.map(({ table }, at) => ({
    name: table.definition.description.TableName,
    units: writeUnits(prepared[at]?.size ?? 0, 2),
  }));
  return answer({ ConsumedCapacity: capacityByTable(ReturnConsumedCapacity, entries) });
}

function capacityByTable(wanted: ReturnConsumedCapacity | undefined, entries: readonly Entry[]): object[] | undefined {
  if (wanted === undefined || wanted === "NONE") return undefined;
  const byTable = Map.groupBy(entries, ({ name }) => name);
  return [...byTable].map(([name, ofTable]) => {
    const units = ofTable.reduce((sum, entry) => sum + entry.units, 0);
    return consumed(wanted, name, units)!;
  });
}
