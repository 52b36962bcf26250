import {
  DeleteTableCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  ListTablesCommand,
  UpdateTableCommand,
  UpdateTimeToLiveCommand,
  type CreateTableCommandInput,
  waitUntilTableNotExists,
} from "@aws-sdk/client-dynamodb";
import { PutCommand, QueryCommand } from "@aws-sdk/lib-dynamodb";
import { describe, expect } from "vitest";
import { refused, type Subject, type Values } from "../testing/subject.ts";

const simple = {
  BillingMode: "PAY_PER_REQUEST",
  AttributeDefinitions: [{ AttributeName: "id", AttributeType: "N" }],
  KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
} as const satisfies Partial<CreateTableCommandInput>;

const colours = {
  IndexName: "byColour",
  KeySchema: [{ AttributeName: "colour", KeyType: "HASH" }],
  Projection: { ProjectionType: "INCLUDE", NonKeyAttributes: ["size"] },
} as const;

export function tables(subject: Subject): void {
  const { client } = { client: () => subject.client };
  const newName = () => `table-${subject.key().pk}`;
  const made = async (input: Partial<CreateTableCommandInput> = simple): Promise<string> => {
    const TableName = newName();
    await subject.create({ ...simple, ...input, TableName });
    return TableName;
  };
  const put = (TableName: string, Item: Values) => client().send(new PutCommand({ TableName, Item }));
  const byColour = async (TableName: string, colour: string) => {
    const { Items = [] } = await client().send(
      new QueryCommand({
        TableName,
        IndexName: "byColour",
        KeyConditionExpression: "colour = :c",
        ExpressionAttributeValues: { ":c": colour },
      }),
    );
    return Items;
  };

  describe("a table", () => {
    subject.it("is described as it was made", async () => {
      const TableName = await made();
      const { Table } = await client().send(new DescribeTableCommand({ TableName }));
      expect(Table).toMatchObject({
        TableName,
        TableStatus: "ACTIVE",
        KeySchema: [...simple.KeySchema],
        AttributeDefinitions: [...simple.AttributeDefinitions],
        BillingModeSummary: { BillingMode: "PAY_PER_REQUEST" },
      });
    });

    subject.it("has a name of its own, and is gone when it is deleted", async () => {
      const TableName = await made();
      await refused(subject.create({ ...simple, TableName }), /.*/, "ResourceInUseException");
      await client().send(new DeleteTableCommand({ TableName }));
      await waitUntilTableNotExists(
        { client: client(), maxWaitTime: 10, minDelay: 0.01, maxDelay: 0.05 },
        { TableName },
      );
      await subject.create({ ...simple, TableName });
      await put(TableName, { id: 1 });
    });

    subject.it("is listed with the others, page by page", async () => {
      const names = [await made(), await made(), await made()];
      const found: string[] = [];
      let start: string | undefined;
      do {
        const page = await client().send(
          new ListTablesCommand({ Limit: 2, ...(start && { ExclusiveStartTableName: start }) }),
        );
        found.push(...(page.TableNames ?? []));
        start = page.LastEvaluatedTableName;
      } while (start !== undefined);
      expect(found).toEqual(expect.arrayContaining(names));
      expect(found).toEqual(found.toSorted());
    });

    const REFUSED: readonly [what: string, input: Partial<CreateTableCommandInput>, message: RegExp][] = [
      [
        "whose key is not defined",
        { AttributeDefinitions: [{ AttributeName: "x", AttributeType: "S" }] },
        /Some index key attributes are not defined in AttributeDefinitions\. Keys: \[id\], AttributeDefinitions: \[x\]/,
      ],
      [
        "that defines what no key is",
        { AttributeDefinitions: [...simple.AttributeDefinitions, { AttributeName: "x", AttributeType: "S" }] },
        /Number of attributes in KeySchema does not exactly match number of attributes defined/,
      ],
      [
        "whose first key is a range",
        { KeySchema: [{ AttributeName: "id", KeyType: "RANGE" }] },
        /The first KeySchemaElement is not a HASH key type/,
      ],
      [
        "with throughput and without",
        { ProvisionedThroughput: { ReadCapacityUnits: 1, WriteCapacityUnits: 1 } },
        /Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is PAY_PER_REQUEST/,
      ],
      ["with no index in its list", { GlobalSecondaryIndexes: [] }, /List of GlobalSecondaryIndexes is empty/],
    ];
    for (const [what, input, message] of REFUSED)
      subject.it(`${what} is refused`, () =>
        refused(subject.create({ ...simple, ...input, TableName: newName() }), message).then(() => undefined),
      );

    subject.it("that is not there is named", () =>
      refused(
        client().send(new DescribeTableCommand({ TableName: "no-such-table" })),
        "Requested resource not found: Table: no-such-table not found",
        "ResourceNotFoundException",
      ).then(() => undefined),
    );
  });

  describe("an index", () => {
    const attributes = [...simple.AttributeDefinitions, { AttributeName: "colour", AttributeType: "S" }] as const;

    subject.it("holds the keys and what it is told to", async () => {
      const table = await made({ AttributeDefinitions: [...attributes], GlobalSecondaryIndexes: [colours] as never });
      await put(table, { id: 1, colour: "red", size: 42, secret: true });
      expect(await byColour(table, "red")).toEqual([{ id: 1, colour: "red", size: 42 }]);
    });

    subject.it(
      "that is added lists what is there already",
      async () => {
        const TableName = await made();
        await put(TableName, { id: 1, colour: "red", size: 42 });
        await put(TableName, { id: 2 });
        await client().send(
          new UpdateTableCommand({
            TableName,
            AttributeDefinitions: [...attributes],
            GlobalSecondaryIndexUpdates: [
              { Create: { ...colours, KeySchema: [...colours.KeySchema], Projection: { ProjectionType: "ALL" } } },
            ],
          }),
        );
        await expect.poll(() => byColour(TableName, "red")).toEqual([{ id: 1, colour: "red", size: 42 }]);
        await put(TableName, { id: 3, colour: "red" });
        expect((await byColour(TableName, "red")).map((item) => item["id"])).toEqual(expect.arrayContaining([1, 3]));
      },
      "an index added to an on-demand table",
    );

    subject.it("of a partition sorts it by another attribute", async () => {
      const table = await made({
        AttributeDefinitions: [...attributes, { AttributeName: "size", AttributeType: "N" }],
        KeySchema: [
          { AttributeName: "colour", KeyType: "HASH" },
          { AttributeName: "id", KeyType: "RANGE" },
        ],
        LocalSecondaryIndexes: [
          {
            IndexName: "bySize",
            KeySchema: [
              { AttributeName: "colour", KeyType: "HASH" },
              { AttributeName: "size", KeyType: "RANGE" },
            ],
            Projection: { ProjectionType: "KEYS_ONLY" },
          },
        ],
      });
      for (const [id, size] of [
        [1, 44],
        [2, 42],
        [3, 43],
      ] as const)
        await put(table, { colour: "red", id, size, more: true });
      await put(table, { colour: "red", id: 4 });
      const query = {
        TableName: table,
        IndexName: "bySize",
        KeyConditionExpression: "colour = :c AND #size < :s",
        ExpressionAttributeNames: { "#size": "size" },
        ExpressionAttributeValues: { ":c": "red", ":s": 44 },
        ConsistentRead: true,
      };
      expect((await client().send(new QueryCommand(query))).Items).toEqual([
        { colour: "red", id: 2, size: 42 },
        { colour: "red", id: 3, size: 43 },
      ]);
      const whole = await client().send(new QueryCommand({ ...query, Select: "ALL_ATTRIBUTES" }));
      expect(whole.Items?.map((item) => item["more"] as boolean)).toEqual([true, true]);
    });
  });

  describe("time to live", () => {
    subject.it(
      "is set once, described and taken away",
      async () => {
        const TableName = await made();
        const set = (Enabled: boolean) =>
          client().send(
            new UpdateTimeToLiveCommand({ TableName, TimeToLiveSpecification: { Enabled, AttributeName: "ttl" } }),
          );
        const described = async () =>
          (await client().send(new DescribeTimeToLiveCommand({ TableName }))).TimeToLiveDescription;
        expect(await described()).toEqual({ TimeToLiveStatus: "DISABLED" });
        await set(true);
        expect(await described()).toEqual({ TimeToLiveStatus: "ENABLED", AttributeName: "ttl" });
        await refused(set(true), "TimeToLive is already enabled");
        await set(false);
        expect(await described()).toEqual({ TimeToLiveStatus: "DISABLED" });
      },
      "time to live",
    );
  });
}
