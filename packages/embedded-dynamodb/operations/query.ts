import { invalidParameter, validationError } from "../errors.ts";
import { keyConditions, type KeyCondition } from "../expressions/key-condition.ts";
import { sortValue, type KeyAttribute, type Keys } from "../storage/definition.ts";
import type { Range } from "../storage/table.ts";
import { beginsWith, order } from "../values/compare.ts";
import { memberOf, scalarOf, type AttributeValue, type Item } from "../values/types.ts";
import type { Engine } from "./engine.ts";
import { expressionsOf } from "./expressions.ts";
import { attributesOf, pathsOf } from "./keys.ts";
import { indexOf, readPage, startKey, type PageInput } from "./pages.ts";
import { after } from "./prefix.ts";

interface QueryInput extends PageInput {
  readonly ScanIndexForward?: boolean;
}

export function query(engine: Engine, input: QueryInput): string {
  const expressions = expressionsOf(input);
  if (expressions.keyCondition === undefined)
    throw validationError(
      "Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.",
    );
  const conditions = keyConditions(expressions.keyCondition);
  const table = engine.catalog.table(input.TableName);
  const index = indexOf(table, input);
  const keys: Keys = index ?? table.definition.keys;
  const { hash, range } = keyRange(keys, conditions);
  if (expressions.filter) refuseKeysIn(keys, new Set(pathsOf(expressions.filter).map(([head]) => String(head))));
  const start = startKey(table.definition, index, input.ExclusiveStartKey);
  if (start) refuseOutside(keys, conditions, start);
  const backwards = input.ScanIndexForward === false;
  return readPage({ input, table, index, expressions, selection: { index, hash, range, backwards, after: start } });
}

function keyRange({ hash, range }: Keys, conditions: ReadonlyMap<string, KeyCondition>) {
  const onHash = conditions.get(hash.name);
  const onRange = range && conditions.get(range.name);
  if (onHash === undefined || conditions.size > (onRange ? 2 : 1))
    throw missing(range && onHash ? range : hash, conditions);
  if (onHash.by !== "=") throw validationError("Query key condition not supported");
  requireType(hash, onHash);
  if (range && onRange) requireType(range, onRange);
  return {
    hash: sortValue(onHash.values[0]!, hash.type),
    range: range && onRange ? rangeOf(onRange, range) : undefined,
  };
}

function missing({ name }: KeyAttribute, conditions: ReadonlyMap<string, KeyCondition>) {
  return conditions.size > 2
    ? validationError("Conditions can be of length 1 or 2 only")
    : validationError(`Query condition missed key schema element: ${name}`);
}

function requireType({ type }: KeyAttribute, { values, by }: KeyCondition): void {
  if (values.some((value) => scalarOf(value, type) === undefined))
    throw invalidParameter("Condition parameter type does not match schema type");
  if (by === "begins_with" && type === "N")
    throw invalidParameter("ComparisonOperator BEGINS_WITH is not valid for N AttributeValue type");
}

function rangeOf({ by, values: [first, second] }: KeyCondition, { type }: KeyAttribute): Range {
  const value = sortValue(first!, type);
  switch (by) {
    case "=":
      return { from: { value }, to: { value } };
    case "<":
    case "<=":
      return { to: { value, exclusive: by === "<" } };
    case ">":
    case ">=":
      return { from: { value, exclusive: by === ">" } };
    case "between":
      return { from: { value }, to: { value: sortValue(second!, type) } };
    case "begins_with": {
      const end = after(value);
      return { from: { value }, ...(end !== undefined && { to: { value: end, exclusive: true } }) };
    }
  }
}

function refuseKeysIn(keys: Keys, heads: ReadonlySet<string>): void {
  const key = attributesOf(keys).find(({ name }) => heads.has(name));
  if (key)
    throw validationError(
      `Filter Expression can only contain non-primary key attributes: Primary key attribute: ${key.name}`,
    );
}

/** A page goes on where the last one ended, which is within the conditions. */
function refuseOutside({ hash, range }: Keys, conditions: ReadonlyMap<string, KeyCondition>, start: Item): void {
  const onRange = range && conditions.get(range.name);
  if (onRange && !matches(onRange, memberOf(start, range.name)!))
    throw validationError("The provided starting key does not match the range key predicate");
  if (matches(conditions.get(hash.name)!, memberOf(start, hash.name)!)) return;
  throw validationError("The provided starting key is outside query boundaries based on provided conditions");
}

function matches({ by, values: [first, second] }: KeyCondition, value: AttributeValue): boolean {
  const sign = order(value, first!)!;
  switch (by) {
    case "=":
      return sign === 0;
    case "<":
      return sign < 0;
    case "<=":
      return sign <= 0;
    case ">":
      return sign > 0;
    case ">=":
      return sign >= 0;
    case "between":
      return sign >= 0 && order(value, second!)! <= 0;
    case "begins_with":
      return beginsWith(value, first!);
  }
}
