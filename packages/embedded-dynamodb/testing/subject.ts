import { randomUUID } from "node:crypto";
import {
  CreateTableCommand,
  DynamoDBClient,
  waitUntilTableExists,
  type CreateTableCommandInput,
} from "@aws-sdk/client-dynamodb";
import {
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  UpdateCommand,
  type UpdateCommandInput,
} from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Feature, Implementation } from "./implementations.ts";

export type Values = Record<string, unknown>;
type UpdateOptions = Partial<Omit<UpdateCommandInput, "TableName" | "Key" | "UpdateExpression">>;

export const clientFor = (url: string): DynamoDBDocumentClient =>
  DynamoDBDocumentClient.from(
    new DynamoDBClient({
      endpoint: url,
      region: "us-east-1",
      maxAttempts: 1,
      credentials: { accessKeyId: "local", secretAccessKey: "local" },
    }),
    { marshallOptions: { removeUndefinedValues: true } },
  );

/** Keys `pk` (S) and `sk` (S); `byStatus` lists items by `status` (S) and `at` (N). */
const TABLE: Omit<CreateTableCommandInput, "TableName"> = {
  BillingMode: "PAY_PER_REQUEST",
  AttributeDefinitions: [
    { AttributeName: "pk", AttributeType: "S" },
    { AttributeName: "sk", AttributeType: "S" },
    { AttributeName: "status", AttributeType: "S" },
    { AttributeName: "at", AttributeType: "N" },
  ],
  KeySchema: [
    { AttributeName: "pk", KeyType: "HASH" },
    { AttributeName: "sk", KeyType: "RANGE" },
  ],
  GlobalSecondaryIndexes: [
    {
      IndexName: "byStatus",
      KeySchema: [
        { AttributeName: "status", KeyType: "HASH" },
        { AttributeName: "at", KeyType: "RANGE" },
      ],
      Projection: { ProjectionType: "ALL" },
    },
  ],
};

/** An implementation that runs, with a table in it. */
export class Subject {
  readonly #implementation: Implementation;
  readonly table = `table-${randomUUID()}`;
  client = clientFor("http://127.0.0.1:1");

  constructor(implementation: Implementation) {
    this.#implementation = implementation;
    let close: (() => Promise<void>) | undefined;
    beforeAll(async () => {
      const started = await implementation.start();
      this.client = clientFor(started.url);
      close = () => started.close();
      await this.create({ ...TABLE, TableName: this.table });
    });
    afterAll(() => close?.());
  }

  async create(input: CreateTableCommandInput): Promise<void> {
    await this.client.send(new CreateTableCommand(input));
    await waitUntilTableExists({ client: this.client, maxWaitTime: 10, minDelay: 0.01, maxDelay: 0.05 }, input);
  }

  /** A test; it has to fail where the implementation lacks what it needs. */
  it(name: string, test: () => Promise<void>, needs?: Feature): void {
    if (needs !== undefined && this.#implementation.lacks.has(needs)) it.fails(`${name} (lacks ${needs})`, test);
    else it(name, test);
  }

  /** A key of its own, that no other test uses. */
  key(): { pk: string; sk: string } {
    return { pk: randomUUID(), sk: "-" };
  }

  async stored(item: Values): Promise<{ pk: string; sk: string }> {
    const key = this.key();
    await this.client.send(new PutCommand({ TableName: this.table, Item: { ...item, ...key } }));
    return key;
  }

  /** The item without its key. */
  async get(key: Values): Promise<Values | undefined> {
    const { Item } = await this.client.send(new GetCommand({ TableName: this.table, Key: key, ConsistentRead: true }));
    if (Item === undefined) return undefined;
    const { pk: _, sk: __, ...item } = Item;
    return item;
  }

  update(key: Values, expression: string, values?: Values, options: UpdateOptions = {}) {
    return this.client.send(
      new UpdateCommand({
        TableName: this.table,
        Key: key,
        UpdateExpression: expression,
        ...(values && { ExpressionAttributeValues: values }),
        ...options,
      }),
    );
  }

  /** What an item becomes by an update. */
  async updated(item: Values, expression: string, values?: Values, names?: Record<string, string>): Promise<unknown> {
    const key = await this.stored(item);
    await this.update(key, expression, values, names && { ExpressionAttributeNames: names });
    return this.get(key);
  }

  /** Whether a condition holds for an item. */
  async holds(item: Values, condition: string, values?: Values, names?: Record<string, string>): Promise<boolean> {
    const write = new DeleteCommand({
      TableName: this.table,
      Key: await this.stored(item),
      ConditionExpression: condition,
      ...(values && { ExpressionAttributeValues: values }),
      ...(names && { ExpressionAttributeNames: names }),
    });
    return this.client.send(write).then(
      () => true,
      (error: Error) => {
        if (error.name !== "ConditionalCheckFailedException") throw error;
        return false;
      },
    );
  }
}

/** Expects the call to be refused so. */
export async function refused(call: Promise<unknown>, message: string | RegExp, name = "ValidationException") {
  const error = await call.then(
    () => new Error("it was not refused"),
    (cause: Error) => cause,
  );
  if (typeof message === "string") expect(error.message).toBe(message);
  else expect(error.message).toMatch(message);
  expect(error.name).toBe(name);
  return error;
}
