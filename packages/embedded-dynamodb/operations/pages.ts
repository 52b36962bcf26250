/** What Query and Scan share: which items of a selection make a page, and what of them is answered. */
import { invalidParameter, validationError } from "../errors.ts";
import type { Path } from "../expressions/ast.ts";
import { holds, type BoundCondition } from "../expressions/condition.ts";
import { projector } from "../expressions/projection.ts";
import { keyOf, namesOf, type Definition, type Keys, type SecondaryIndex } from "../storage/definition.ts";
import type { Selection, StoredItem, Table } from "../storage/table.ts";
import { itemSize } from "../values/size.ts";
import type { Item } from "../values/types.ts";
import { validateItem } from "../values/validate.ts";
import { answer, rawList } from "./answer.ts";
import { consumed, readUnits, type ReturnConsumedCapacity } from "./capacity.ts";
import type { ExpressionInput, Expressions } from "./expressions.ts";
import { checkKey, pathsOf, refusePathsIntoKeys } from "./keys.ts";

export interface PageInput extends ExpressionInput {
  readonly TableName: string;
  readonly IndexName?: string;
  readonly Select?: "ALL_ATTRIBUTES" | "ALL_PROJECTED_ATTRIBUTES" | "SPECIFIC_ATTRIBUTES" | "COUNT";
  readonly Limit?: number;
  readonly ConsistentRead?: boolean;
  readonly ExclusiveStartKey?: Item;
  readonly ReturnConsumedCapacity?: ReturnConsumedCapacity;
}

export interface PageRequest {
  readonly input: PageInput;
  readonly table: Table;
  readonly index: SecondaryIndex | undefined;
  readonly expressions: Expressions;
  readonly selection: Selection;
  /** Items that are read at all; others do not count. */
  readonly includes?: (item: StoredItem) => boolean;
}

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Query.Pagination.html */
const MAX_PAGE_BYTES = 1024 * 1024;

/** Throws a ValidationException where there is no such index, or it cannot be read so. */
export function indexOf({ definition }: Table, { IndexName, ConsistentRead }: PageInput): SecondaryIndex | undefined {
  if (IndexName === undefined) return undefined;
  const index = definition.index(IndexName);
  if (index === undefined) throw validationError(`The table does not have the specified index: ${IndexName}`);
  if (index.kind === "global" && ConsistentRead)
    throw validationError("Consistent reads are not supported on global secondary indexes");
  return index;
}

/** The start key with its numbers canonical. Throws unless it is the key of an item in the table and the index. */
export function startKey(
  definition: Definition,
  index: SecondaryIndex | undefined,
  key: Item | undefined,
): Item | undefined {
  if (key === undefined) return undefined;
  const item = validateItem(key);
  const names = new Set([...namesOf(definition.keys), ...(index ? namesOf(index) : [])]);
  if (Object.keys(item).length !== names.size || [...names].some((name) => !Object.hasOwn(item, name)))
    throw validationError(
      index
        ? "The provided starting key is invalid"
        : "The provided starting key is invalid: The provided key element does not match the schema",
    );
  for (const keys of index ? [definition.keys, index] : [definition.keys]) checkStart(keys, keyOf([keys], item));
  return item;
}

function checkStart(keys: Keys, key: Item): void {
  try {
    checkKey({ keys }, key);
  } catch (error) {
    throw validationError(`The provided starting key is invalid: ${(error as Error).message}`);
  }
}

/** The selected items up to the limit or a megabyte, filtered and projected, as the answer. */
export function readPage(request: PageRequest): string {
  const { input, table, index, expressions } = request;
  const shape = shapeOf(request);
  refusePaths(table.definition, expressions);
  const page = collect(request, shape);
  const { Select, ReturnConsumedCapacity, TableName, ConsistentRead } = input;
  const keys = index ? [table.definition.keys, index] : [table.definition.keys];
  return answer({
    Items: Select === "COUNT" ? undefined : rawList(page.items),
    Count: page.items.length,
    ScannedCount: page.scanned,
    LastEvaluatedKey: page.last && keyOf(keys, JSON.parse(page.last.text) as Item),
    ConsumedCapacity: consumed(
      ReturnConsumedCapacity,
      TableName,
      readUnits(page.bytes, ConsistentRead ? 1 : 0.5),
      index,
    ),
  });
}

function refusePaths(definition: Definition, { filter, projection }: Expressions): void {
  refusePathsIntoKeys(definition, [...(filter ? pathsOf(filter) : []), ...(projection ?? [])]);
}

interface PageShape {
  /** What the index holds of an item; undefined where that is all. */
  readonly view: ((item: Item) => Item) | undefined;
  readonly filter: BoundCondition | undefined;
  readonly project: ((item: Item) => Item) | undefined;
}

function shapeOf({ input, index, expressions: { filter, projection } }: PageRequest): PageShape {
  refuseSelect(input, index, projection);
  const whole = index === undefined || index.projectsAll;
  const fetches = index?.kind === "local" && (input.Select === "ALL_ATTRIBUTES" || projection !== undefined);
  return { view: whole || fetches ? undefined : index.project, filter, project: projection && projector(projection) };
}

function refuseSelect(
  { Select, IndexName }: PageInput,
  index: SecondaryIndex | undefined,
  projection: readonly Path[] | undefined,
): void {
  if (projection && Select !== undefined && Select !== "SPECIFIC_ATTRIBUTES")
    throw validationError(
      `Cannot specify the ProjectionExpression when choosing to get ${Select === "COUNT" ? "only the Count" : Select}`,
    );
  if (Select === "SPECIFIC_ATTRIBUTES" && !projection)
    throw invalidParameter(
      "Must specify the AttributesToGet or ProjectionExpression when choosing to get SPECIFIC_ATTRIBUTES",
    );
  if (Select === "ALL_PROJECTED_ATTRIBUTES" && !index)
    throw invalidParameter("ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName");
  if (Select === "ALL_ATTRIBUTES" && index?.kind === "global" && !index.projectsAll)
    throw invalidParameter(
      `Select type ALL_ATTRIBUTES is not supported for global secondary index ${IndexName} because its projection type is not ALL`,
    );
}

interface Page {
  readonly items: string[];
  scanned: number;
  bytes: number;
  /** The last one read, where there may be more. */
  last?: StoredItem;
}

function collect({ input, table, selection, includes }: PageRequest, shape: PageShape): Page {
  const page: Page = { items: [], scanned: 0, bytes: 0 };
  let last: StoredItem | undefined;
  for (const row of table.select(selection)) {
    if (includes && !includes(row)) continue;
    const [bytes, json] = show(row, shape);
    if (last && page.bytes + bytes > MAX_PAGE_BYTES) return { ...page, last };
    last = row;
    page.scanned++;
    page.bytes += bytes;
    if (json !== undefined) page.items.push(json);
    if (page.scanned === input.Limit) return { ...page, last };
  }
  return page;
}

/** Bytes that the row counts for, and its JSON unless the filter leaves it out. */
function show(row: StoredItem, { view, filter, project }: PageShape): [bytes: number, json: string | undefined] {
  if (!view && !filter && !project) return [row.size, row.text];
  const whole = JSON.parse(row.text) as Item;
  const seen = view ? view(whole) : whole;
  const bytes = view ? itemSize(seen) : row.size;
  if (filter && !holds(filter, seen)) return [bytes, undefined];
  return [bytes, project || view ? JSON.stringify(project ? project(seen) : seen) : row.text];
}
