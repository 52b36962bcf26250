import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { DeleteCommand, PutCommand, QueryCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { unmarshall } from "@aws-sdk/util-dynamodb";
import { dynamo } from "@/lib/platform/aws/clients";
import { env } from "@/lib/platform/env";
import type { ConditionTree } from "@/lib/platform/table/condition";
import type { Item, Key } from "@/lib/platform/table/read";
import { conditionExpression, Placeholders, updateExpression, type ChangeTree } from "@/lib/platform/table/expression";

/**
 * The one table, item by item and without types: what `entity` is built on. Every invariant is one conditional write on one
 * item; there is no Scan and no transaction.
 */

const table = () => ({ TableName: env("TABLE_NAME") });
const keyAttributes = ({ pk, sk }: Key) => ({ Key: { pk, sk } });

/** What a conditional write met: its own result, or the item that did not let it happen. */
export type Met<T> =
  { readonly written: true; readonly result: T } | { readonly written: false; readonly met: Item | undefined };

/** The document client does not translate the item that an error carries. */
async function meeting<T>(write: Promise<T>): Promise<Met<T>> {
  try {
    return { written: true, result: await write };
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    return { written: false, met: error.Item && unmarshall(error.Item) };
  }
}

const conditional = (condition: ConditionTree | undefined, placeholders: Placeholders) =>
  condition && {
    ConditionExpression: conditionExpression(condition, placeholders),
    ReturnValuesOnConditionCheckFailure: "ALL_OLD" as const,
  };

/** Writes the whole item where the condition holds; else resolves with the item that is there. */
export function putItem(item: Key & Item, condition?: ConditionTree): Promise<Met<unknown>> {
  const placeholders = new Placeholders();
  const expression = conditional(condition, placeholders);
  const command = new PutCommand({ ...table(), Item: item, ...expression, ...placeholders.attributes() });
  return meeting(dynamo().send(command));
}

/** One conditional write on one item. Resolves with the item after it, or, when the condition does not hold, with the item as it is. */
export function updateItem(key: Key, change: ChangeTree, condition?: ConditionTree): Promise<Met<Item>> {
  const placeholders = new Placeholders();
  const command = new UpdateCommand({
    ...table(),
    ...keyAttributes(key),
    UpdateExpression: updateExpression(change, placeholders),
    ...conditional(condition, placeholders),
    ...placeholders.attributes(),
    ReturnValues: "ALL_NEW",
  });
  return meeting(
    dynamo()
      .send(command)
      .then(({ Attributes = {} }) => Attributes),
  );
}

/** Safe to repeat. With a condition: deletes only where it holds. */
export async function deleteItem(key: Key, condition?: ConditionTree): Promise<void> {
  const placeholders = new Placeholders();
  const expression = conditional(condition, placeholders);
  const command = new DeleteCommand({ ...table(), ...keyAttributes(key), ...expression, ...placeholders.attributes() });
  await meeting(dynamo().send(command));
}

export interface QueryOptions {
  readonly index?: "gsi1" | undefined;
  /** Only items whose sort key is greater than this. */
  readonly after?: string | undefined;
  /** Only items whose sort key is less than this; DynamoDB takes one bound, `after` or this. */
  readonly before?: string | undefined;
  /** From the greatest sort key down. */
  readonly newestFirst?: boolean | undefined;
  readonly limit?: number | undefined;
}

interface RawQuery extends QueryOptions {
  /** Reads these attributes and no others. */
  readonly attributes?: readonly string[] | undefined;
  readonly filter?: ConditionTree | undefined;
}

function queryExpressions(partition: string, { index, after, before, attributes, filter }: RawQuery) {
  const placeholders = new Placeholders();
  const [hash, range] = index ? ["gsi1pk", "gsi1sk"] : ["pk", "sk"];
  const bound = after ?? before;
  const within =
    bound === undefined
      ? ""
      : ` AND ${placeholders.path(range)} ${after === undefined ? "<" : ">"} ${placeholders.value(bound)}`;
  return {
    ...(index ? { IndexName: index } : { ConsistentRead: true }),
    KeyConditionExpression: `${placeholders.path(hash)} = ${placeholders.value(partition)}${within}`,
    ...(attributes && { ProjectionExpression: attributes.map((name) => placeholders.path(name)).join(", ") }),
    ...(filter && { FilterExpression: conditionExpression(filter, placeholders) }),
    ...placeholders.attributes(),
  };
}

/** An answer costs more than the items in it; of those that pass a filter few may be found at a time. */
const LEAST_READ = 25;
const LEAST_FILTERED = 250;

/** The items of one partition in the order of their sort key (or backwards), page after page, up to `limit`. Consistent except on the index. */
export async function queryItems(partition: string, query: RawQuery = {}): Promise<Item[]> {
  const { newestFirst = false, limit = Infinity } = query;
  const items: Item[] = [];
  let start: Item | undefined;
  do {
    const page = await dynamo().send(
      new QueryCommand({
        ...table(),
        ...queryExpressions(partition, query),
        ScanIndexForward: !newestFirst,
        ...(limit !== Infinity && { Limit: Math.max(limit, query.filter ? LEAST_FILTERED : LEAST_READ) }),
        ...(start && { ExclusiveStartKey: start }),
      }),
    );
    items.push(...(page.Items ?? []));
    start = page.LastEvaluatedKey;
  } while (start && items.length < limit);
  return items.slice(0, limit === Infinity ? undefined : limit);
}
