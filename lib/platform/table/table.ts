import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { DeleteCommand, GetCommand, PutCommand, QueryCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { dynamo } from "@/lib/platform/aws/clients";
import { env } from "@/lib/platform/env";

export interface Key {
  readonly pk: string;
  readonly sk: string;
}
export type Item = Record<string, unknown>;

/** `#name` stands for the attribute of that name, `:name` for the value given under it. */
export interface Condition {
  readonly expression: string;
  readonly values?: Item;
}

export interface Change {
  readonly set?: Item;
  readonly remove?: readonly string[];
  /** Adds to numbers; an absent one counts from 0. */
  readonly add?: Readonly<Record<string, number>>;
  /** Appends to lists; an absent one starts empty. */
  readonly append?: Readonly<Record<string, readonly unknown[]>>;
  readonly condition?: Condition;
}

const table = () => ({ TableName: env("TABLE_NAME") });

function placeholders(expression: string, values: Item = {}) {
  const names = Object.fromEntries(
    [...expression.matchAll(/#(\w+)/g)].map(([name, attribute]) => [name, attribute as string]),
  );
  const used = Object.entries(values).map(([name, value]) => [`:${name}`, value] as const);
  return {
    ...(Object.keys(names).length > 0 && { ExpressionAttributeNames: names }),
    ...(used.length > 0 && { ExpressionAttributeValues: Object.fromEntries(used) }),
  };
}

const unlessConditionFails = async <T>(write: Promise<T>): Promise<T | undefined> => {
  try {
    return await write;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return undefined;
    throw error;
  }
};

/** The item as last written (strongly consistent), or undefined. */
export async function getItem({ pk, sk }: Key): Promise<Item | undefined> {
  const { Item: item } = await dynamo().send(new GetCommand({ ...table(), Key: { pk, sk }, ConsistentRead: true }));
  return item;
}

/** True when this call created the item, false when one was there already. */
export async function putIfAbsent(item: Key & Item): Promise<boolean> {
  const command = new PutCommand({ ...table(), Item: item, ConditionExpression: "attribute_not_exists(pk)" });
  return (await unlessConditionFails(dynamo().send(command))) !== undefined;
}

/** Writes the item whatever was there. */
export async function putItem(item: Key & Item): Promise<void> {
  await dynamo().send(new PutCommand({ ...table(), Item: item }));
}

const prefixed = (prefix: string, of: Item): Item =>
  Object.fromEntries(Object.entries(of).map(([name, value]) => [`${prefix}_${name}`, value]));

function updateExpression({ set = {}, remove = [], add = {}, append = {} }: Change) {
  const sets = [
    ...Object.keys(set).map((name) => `#${name} = :set_${name}`),
    ...Object.keys(append).map((name) => `#${name} = list_append(if_not_exists(#${name}, :none), :append_${name})`),
  ];
  const adds = Object.keys(add).map((name) => `#${name} :add_${name}`);
  const expression = [
    sets.length > 0 ? `SET ${sets.join(", ")}` : "",
    remove.length > 0 ? `REMOVE ${remove.map((name) => `#${name}`).join(", ")}` : "",
    adds.length > 0 ? `ADD ${adds.join(", ")}` : "",
  ].join(" ");
  const none = Object.keys(append).length > 0 ? { none: [] } : {};
  return {
    expression,
    values: { ...prefixed("set", set), ...prefixed("append", append), ...prefixed("add", add), ...none },
  };
}

/** One conditional write on one item. Resolves with the item after it, or undefined when the condition does not hold. */
export async function updateItem({ pk, sk }: Key, change: Change): Promise<Item | undefined> {
  const { expression, values } = updateExpression(change);
  const condition = change.condition?.expression;
  const command = new UpdateCommand({
    ...table(),
    Key: { pk, sk },
    UpdateExpression: expression,
    ...(condition && { ConditionExpression: condition }),
    ...placeholders(`${expression} ${condition ?? ""}`, { ...values, ...change.condition?.values }),
    ReturnValues: "ALL_NEW",
  });
  const result = await unlessConditionFails(dynamo().send(command));
  return result && (result.Attributes ?? {});
}

/** Safe to repeat. With a condition: deletes only where it holds. */
export async function deleteItem({ pk, sk }: Key, condition?: Condition): Promise<void> {
  const command = new DeleteCommand({
    ...table(),
    Key: { pk, sk },
    ...(condition && {
      ConditionExpression: condition.expression,
      ...placeholders(condition.expression, condition.values),
    }),
  });
  await unlessConditionFails(dynamo().send(command));
}

interface QueryOptions {
  readonly index?: "gsi1";
  /** Only items whose sort key is greater than this. */
  readonly after?: string;
  /** Only items whose sort key is less than this; DynamoDB takes one bound, `after` or this. */
  readonly before?: string;
  /** From the greatest sort key down. */
  readonly newestFirst?: boolean;
  /** Reads these attributes and no others. */
  readonly attributes?: readonly string[];
  readonly filter?: Condition;
  readonly limit?: number;
}

/** The items of one partition in the order of their sort key (or backwards), page after page, up to `limit`. Consistent except on the index. */
export async function queryItems(
  partition: string,
  { index, after, before, newestFirst = false, attributes, filter, limit = Infinity }: QueryOptions = {},
): Promise<Item[]> {
  const [hash, range] = index ? ["#gsi1pk", "#gsi1sk"] : ["#pk", "#sk"];
  const bound = after ?? before;
  const key = `${hash} = :partition${bound === undefined ? "" : ` AND ${range} ${after === undefined ? "<" : ">"} :bound`}`;
  const projection = attributes?.map((name) => `#${name}`).join(", ");
  const items: Item[] = [];
  let start: Item | undefined;
  do {
    const page = await dynamo().send(
      new QueryCommand({
        ...table(),
        ...(index ? { IndexName: index } : { ConsistentRead: true }),
        KeyConditionExpression: key,
        ScanIndexForward: !newestFirst,
        ...(projection && { ProjectionExpression: projection }),
        ...(filter && { FilterExpression: filter.expression }),
        ...placeholders(`${key} ${filter?.expression ?? ""} ${projection ?? ""}`, {
          partition,
          ...(bound !== undefined && { bound }),
          ...filter?.values,
        }),
        ...(limit !== Infinity && { Limit: Math.max(limit, 25) }),
        ...(start && { ExclusiveStartKey: start }),
      }),
    );
    items.push(...(page.Items ?? []));
    start = page.LastEvaluatedKey;
  } while (start && items.length < limit);
  return items.slice(0, limit === Infinity ? undefined : limit);
}
