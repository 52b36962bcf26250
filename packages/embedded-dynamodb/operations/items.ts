import { validationError } from "../errors.ts";
import type { Path } from "../expressions/ast.ts";
import { projector } from "../expressions/projection.ts";
import type { Item } from "../values/types.ts";
import { validateItem } from "../values/validate.ts";
import { answer, RawJson, type Member } from "./answer.ts";
import { consumed, readUnits, writeUnits, type ReturnConsumedCapacity } from "./capacity.ts";
import type { Engine } from "./engine.ts";
import { expressionsOf, type ExpressionInput } from "./expressions.ts";
import { checkKey, refusePathsIntoKeys } from "./keys.ts";
import {
  deleteWrite,
  prepare,
  putWrite,
  updateWrite,
  type ConditionalInput,
  type PreparedWrite,
  type Write,
} from "./writes.ts";

type ReturnValues = "NONE" | "ALL_OLD" | "ALL_NEW" | "UPDATED_OLD" | "UPDATED_NEW";

interface WriteInput extends ConditionalInput {
  readonly ReturnValues?: ReturnValues;
  readonly ReturnConsumedCapacity?: ReturnConsumedCapacity;
  readonly ReturnItemCollectionMetrics?: "SIZE" | "NONE";
}

export interface GetInput extends ExpressionInput {
  readonly TableName: string;
  readonly Key: Item;
  readonly ConsistentRead?: boolean;
  readonly ReturnConsumedCapacity?: ReturnConsumedCapacity;
}

export function putItem(engine: Engine, input: WriteInput & { readonly Item: Item }): string {
  refuseReturnValues(input);
  return run(putWrite(engine, input), input);
}

export function deleteItem(engine: Engine, input: WriteInput & { readonly Key: Item }): string {
  refuseReturnValues(input);
  return run(deleteWrite(engine, input), input);
}

export const updateItem = (engine: Engine, input: WriteInput & { readonly Key: Item }): string =>
  run(updateWrite(engine, input), input);

function refuseReturnValues({ ReturnValues = "NONE" }: WriteInput): void {
  if (ReturnValues !== "NONE" && ReturnValues !== "ALL_OLD")
    throw validationError("ReturnValues can only be ALL_OLD or NONE");
}

function run(write: Write, input: WriteInput): string {
  const prepared = prepare(write);
  prepared.apply();
  return answer({
    Attributes: returned(input.ReturnValues, prepared, write.update?.paths ?? []),
    ConsumedCapacity: consumed(input.ReturnConsumedCapacity, input.TableName, writeUnits(prepared.size)),
    ItemCollectionMetrics: input.ReturnItemCollectionMetrics === "SIZE" ? collectionMetrics(write) : undefined,
  });
}

/** An estimate, as the service calls it: only tables with local indexes have item collections. */
function collectionMetrics({ table: { definition }, key }: Write): object | undefined {
  if (!definition.indexes.some(({ kind }) => kind === "local")) return undefined;
  const { name } = definition.keys.hash;
  return { ItemCollectionKey: { [name]: key[name] }, SizeEstimateRangeGB: [0, 1] };
}

function returned(wanted: ReturnValues = "NONE", { old, after }: PreparedWrite, paths: readonly Path[]): Member {
  const before = () => old && (JSON.parse(old.text) as Item);
  switch (wanted) {
    case "NONE":
      return undefined;
    case "ALL_OLD":
      return old && new RawJson(old.text);
    case "ALL_NEW":
      return after;
    case "UPDATED_OLD":
      return filled(projector(paths)(before() ?? {}));
    case "UPDATED_NEW":
      return filled(projector(paths)(after ?? {}));
  }
}

const filled = (item: Item): Item | undefined => (Object.keys(item).length > 0 ? item : undefined);

export function getItem(engine: Engine, input: GetInput): string {
  const { json, size } = read(engine, input);
  const units = readUnits(size, input.ConsistentRead ? 1 : 0.5);
  return answer({
    Item: json === undefined ? undefined : new RawJson(json),
    ConsumedCapacity: consumed(input.ReturnConsumedCapacity, input.TableName, units),
  });
}

/** The item as JSON, or what a projection leaves of it, and the bytes that were read. */
export function read(engine: Engine, input: GetInput): { json: string | undefined; size: number } {
  const key = validateItem(input.Key);
  const { projection } = expressionsOf(input);
  const table = engine.catalog.table(input.TableName);
  checkKey(table.definition, key);
  if (projection) refusePathsIntoKeys(table.definition, projection);
  const found = table.find(key);
  if (found === undefined) return { json: undefined, size: 0 };
  const json = projection ? JSON.stringify(projector(projection)(JSON.parse(found.text) as Item)) : found.text;
  return { json, size: found.size };
}
