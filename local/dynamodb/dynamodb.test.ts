import { DescribeTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient, GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import { expect, test } from "vitest";
import { startProgram, temporaryDirectory } from "../testing/program.ts";
import { createTableInput } from "./table.ts";

const start = (data: string) => startProgram("dynamodb", ["--data", data, "--table", "shoes"]);

const clientFor = (endpoint: string) =>
  DynamoDBDocumentClient.from(
    new DynamoDBClient({
      endpoint,
      region: "us-east-1",
      maxAttempts: 1,
      credentials: { accessKeyId: "local", secretAccessKey: "local" },
    }),
  );

test("the schema in SST's words becomes CreateTable", () => {
  const input = createTableInput("shoes", {
    fields: { pk: "string", at: "number" },
    primaryIndex: { hashKey: "pk" },
    globalIndexes: { byTime: { hashKey: "pk", rangeKey: "at" } },
  });
  expect(input).toMatchObject({
    AttributeDefinitions: [
      { AttributeName: "pk", AttributeType: "S" },
      { AttributeName: "at", AttributeType: "N" },
    ],
    KeySchema: [{ AttributeName: "pk", KeyType: "HASH" }],
    GlobalSecondaryIndexes: [{ IndexName: "byTime", Projection: { ProjectionType: "ALL" } }],
  });
});

test("the table is there as soon as the database answers, and is kept whatever ends it", async () => {
  const data = temporaryDirectory();
  const Key = { pk: "shoe#1", sk: "#" };
  const first = await start(data);
  const described = await clientFor(first.url).send(new DescribeTableCommand({ TableName: "shoes" }));
  expect(described.Table).toMatchObject({ TableStatus: "ACTIVE", GlobalSecondaryIndexes: [{ IndexName: "gsi1" }] });
  await clientFor(first.url).send(new PutCommand({ TableName: "shoes", Item: { ...Key, worn: 0 } }));
  await first.kill("SIGKILL");
  const second = await start(data);
  const { Item } = await clientFor(second.url).send(new GetCommand({ TableName: "shoes", Key }));
  expect(Item).toEqual({ ...Key, worn: 0 });
  await second.kill("SIGTERM");
});
