/** One write on one item: what Put, Update, Delete, batches and transactions share. */
import { conditionFailed, invalidParameter, validationError } from "../errors.ts";
import { holds, type BoundCondition } from "../expressions/condition.ts";
import { applyUpdate, literalFor, type BoundUpdate } from "../expressions/update.ts";
import { namesOf, type Definition } from "../storage/definition.ts";
import type { Existing, Table } from "../storage/table.ts";
import { itemSize, MAX_ITEM_BYTES } from "../values/size.ts";
import { memberOf, scalarOf, typeOf, type Item } from "../values/types.ts";
import { validateItem } from "../values/validate.ts";
import type { Engine } from "./engine.ts";
import { expressionsOf, type ExpressionInput } from "./expressions.ts";
import { attributesOf, checkItem, checkKey, pathsOf, refusePathsIntoKeys } from "./keys.ts";

export interface ConditionalInput extends ExpressionInput {
  readonly TableName: string;
  readonly ReturnValuesOnConditionCheckFailure?: "ALL_OLD" | "NONE";
}

export interface Write {
  readonly table: Table;
  /** Has the key attributes. */
  readonly key: Item;
  readonly condition: BoundCondition | undefined;
  readonly update?: BoundUpdate | undefined;
  readonly showOnFailure: boolean;
  /** Throws a ValidationException when the item or its change is not one for this table. */
  readonly check: () => void;
  /** What to say of an item that is too large. */
  readonly oversize: string;
  /** The item after the write, which may be the old one, changed; undefined deletes it. Throws a ValidationException. */
  readonly next: (old: Item | undefined) => Item | undefined;
}

/** A write whose condition holds. */
export interface PreparedWrite {
  readonly old: Existing | undefined;
  readonly after: Item | undefined;
  /** Bytes of the larger of both. */
  readonly size: number;
  readonly apply: () => void;
}

export function putWrite(engine: Engine, input: ConditionalInput & { readonly Item: Item }): Write {
  const item = validateItem(input.Item);
  const { condition } = expressionsOf(input);
  const table = engine.catalog.table(input.TableName);
  return {
    ...conditional(table, item, condition, input),
    check: () => checkItem(table.definition, item),
    next: () => item,
  };
}

export function deleteWrite(engine: Engine, input: ConditionalInput & { readonly Key: Item }): Write {
  return { ...keyed(engine, input), next: () => undefined };
}

/** Writes nothing: a condition on an item that a transaction does not change. */
export function checkWrite(engine: Engine, input: ConditionalInput & { readonly Key: Item }): Write {
  return { ...keyed(engine, input), next: (old) => old };
}

export function updateWrite(engine: Engine, input: ConditionalInput & { readonly Key: Item }): Write {
  const write = keyed(engine, input);
  const { update, table, key } = write;
  const { definition } = table;
  return {
    ...write,
    oversize: "Item size to update has exceeded the maximum allowed size",
    check: () => {
      write.check();
      if (update) checkUpdate(definition, update);
    },
    next: (old) => updated(definition, update, old ?? { ...key }),
  };
}

function keyed(engine: Engine, input: ConditionalInput & { readonly Key: Item }): Omit<Write, "next"> {
  const key = validateItem(input.Key);
  const { condition, update } = expressionsOf(input);
  const table = engine.catalog.table(input.TableName);
  return {
    ...conditional(table, key, condition, input),
    update,
    check: () => checkKey(table.definition, key),
  };
}

function conditional(
  table: Table,
  key: Item,
  condition: BoundCondition | undefined,
  { ReturnValuesOnConditionCheckFailure }: ConditionalInput,
): Omit<Write, "next" | "check"> {
  if (condition) refusePathsIntoKeys(table.definition, pathsOf(condition));
  const showOnFailure = ReturnValuesOnConditionCheckFailure === "ALL_OLD";
  return { table, key, condition, showOnFailure, oversize: "Item size has exceeded the maximum allowed size" };
}

function checkUpdate(definition: Definition, update: BoundUpdate): void {
  const heads = new Set(update.paths.map(([head]) => head));
  for (const name of namesOf(definition.keys))
    if (heads.has(name)) throw invalidParameter(`Cannot update attribute ${name}. This attribute is part of the key`);
  refuseLiteralsOfOtherType(definition, update);
  refusePathsIntoKeys(definition, update.paths);
}

function refuseLiteralsOfOtherType({ indexes }: Definition, update: BoundUpdate): void {
  for (const index of indexes)
    for (const { name, type } of attributesOf(index)) {
      const value = literalFor(update, name);
      if (value && scalarOf(value, type) === undefined)
        throw invalidParameter(
          `Type mismatch for Index Key ${name} Expected: ${type} Actual: ${typeOf(value)} IndexName: ${index.name}`,
        );
    }
}

function updated(definition: Definition, update: BoundUpdate | undefined, item: Item): Item {
  if (update === undefined) return item;
  applyUpdate(update, item);
  for (const { name, type } of definition.indexes.flatMap(attributesOf)) {
    const value = memberOf(item, name);
    if (value && scalarOf(value, type) === undefined)
      throw validationError("The update expression attempted to update the secondary index key to unsupported type");
  }
  checkItem(definition, item);
  return item;
}

/** Throws a ConditionalCheckFailedException where the condition does not hold, a ValidationException where the update cannot be made. */
export function prepare({ table, key, condition, showOnFailure, oversize, check, next }: Write): PreparedWrite {
  check();
  const old = table.existing(key);
  if (condition && !holds(condition, old?.item ?? {}))
    throw conditionFailed(showOnFailure && old ? { Item: old.item } : {});
  const after = next(old?.item);
  const size = after ? itemSize(after) : 0;
  if (size > MAX_ITEM_BYTES) throw validationError(oversize);
  return { old, after, size: Math.max(size, old?.size ?? 0), apply: () => apply(table, old, after, size) };
}

function apply(table: Table, old: Existing | undefined, after: Item | undefined, size: number): void {
  if (after) table.put(after, size, old);
  else if (old) table.delete(old);
}
