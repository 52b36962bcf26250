import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { DeleteCommand, GetCommand, PutCommand, QueryCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { dynamo } from "@/lib/platform/aws/clients";
import { env } from "@/lib/platform/env";
import type { ConditionTree } from "@/lib/platform/table/condition";
import { conditionExpression, Placeholders, updateExpression, type ChangeTree } from "@/lib/platform/table/expression";

/**
 * The one table, item by item and without types: what `entity` is built on. Every invariant is one conditional write on one
 * item; there is no Scan and no transaction.
 */

export interface Key {
  readonly pk: string;
  readonly sk: string;
}
export type Item = Record<string, unknown>;

const table = () => ({ TableName: env("TABLE_NAME") });
const keyAttributes = ({ pk, sk }: Key) => ({ Key: { pk, sk } });

const unlessConditionFails = async <T>(write: Promise<T>): Promise<T | undefined> => {
  try {
    return await write;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return undefined;
    throw error;
  }
};

const conditional = (condition: ConditionTree | undefined, placeholders: Placeholders) =>
  condition && { ConditionExpression: conditionExpression(condition, placeholders) };

/** The item as last written (strongly consistent), or undefined. */
export async function getItem(key: Key): Promise<Item | undefined> {
  const { Item: item } = await dynamo().send(
    new GetCommand({ ...table(), ...keyAttributes(key), ConsistentRead: true }),
  );
  return item;
}

/** Writes the whole item where the condition holds: true when this call did. */
export async function putItem(item: Key & Item, condition?: ConditionTree): Promise<boolean> {
  const placeholders = new Placeholders();
  const expression = conditional(condition, placeholders);
  const command = new PutCommand({ ...table(), Item: item, ...expression, ...placeholders.attributes() });
  return (await unlessConditionFails(dynamo().send(command))) !== undefined;
}

/** One conditional write on one item. Resolves with the item after it, or undefined when the condition does not hold. */
export async function updateItem(key: Key, change: ChangeTree, condition?: ConditionTree): Promise<Item | undefined> {
  const placeholders = new Placeholders();
  const command = new UpdateCommand({
    ...table(),
    ...keyAttributes(key),
    UpdateExpression: updateExpression(change, placeholders),
    ...conditional(condition, placeholders),
    ...placeholders.attributes(),
    ReturnValues: "ALL_NEW",
  });
  const result = await unlessConditionFails(dynamo().send(command));
  return result && (result.Attributes ?? {});
}

/** Safe to repeat. With a condition: deletes only where it holds. */
export async function deleteItem(key: Key, condition?: ConditionTree): Promise<void> {
  const placeholders = new Placeholders();
  const expression = conditional(condition, placeholders);
  const command = new DeleteCommand({ ...table(), ...keyAttributes(key), ...expression, ...placeholders.attributes() });
  await unlessConditionFails(dynamo().send(command));
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
        ...(limit !== Infinity && { Limit: Math.max(limit, 25) }),
        ...(start && { ExclusiveStartKey: start }),
      }),
    );
    items.push(...(page.Items ?? []));
    start = page.LastEvaluatedKey;
  } while (start && items.length < limit);
  return items.slice(0, limit === Infinity ? undefined : limit);
}
