import { DescribeTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand, ScanCommand } from "@aws-sdk/lib-dynamodb";
import { expect, test } from "vitest";
import { startProgram, temporaryDirectory } from "../testing/program.ts";
import { openLevel, repairIndexes } from "./repair.ts";
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

const put = (pk: string, status: string) =>
  new PutCommand({ TableName: "shoes", Item: { pk, sk: "#", gsi1pk: status, gsi1sk: pk, payload: "x".repeat(500) } });

const byStatus = (status: string) =>
  new QueryCommand({
    TableName: "shoes",
    IndexName: "gsi1",
    KeyConditionExpression: "gsi1pk = :status",
    ExpressionAttributeValues: { ":status": status },
  });

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

test("the table is there as soon as the database answers, and is kept", async () => {
  const data = temporaryDirectory();
  const first = await start(data);
  const described = await clientFor(first.url).send(new DescribeTableCommand({ TableName: "shoes" }));
  expect(described.Table).toMatchObject({ TableStatus: "ACTIVE", GlobalSecondaryIndexes: [{ IndexName: "gsi1" }] });
  await clientFor(first.url).send(put("shoe#1", "new"));
  await first.kill("SIGTERM");
  const second = await start(data);
  const { Item } = await clientFor(second.url).send(
    new GetCommand({ TableName: "shoes", Key: { pk: "shoe#1", sk: "#" } }),
  );
  expect(Item).toMatchObject({ gsi1pk: "new" });
});

test("kill -9 under load loses no acknowledged write, and the index agrees with the table", async () => {
  const data = temporaryDirectory();
  const first = await start(data);
  const dynamo = clientFor(first.url);
  const acknowledged: string[] = [];
  const writers = Array.from({ length: 20 }, async (_, writer) => {
    for (let index = 0; ; index++) {
      await dynamo.send(put(`shoe#${writer}-${index}`, index % 2 ? "new" : "sold"));
      acknowledged.push(`shoe#${writer}-${index}`);
      if (acknowledged.length === 300) await first.kill("SIGKILL");
    }
  });
  await Promise.allSettled(writers);
  expect(acknowledged.length).toBeGreaterThanOrEqual(300);

  const again = clientFor((await start(data)).url);
  const { Items: stored = [] } = await again.send(new ScanCommand({ TableName: "shoes" }));
  const keys = new Set(stored.map((item) => item["pk"] as string));
  expect(acknowledged.filter((key) => !keys.has(key))).toEqual([]);
  const indexed = (await Promise.all(["new", "sold"].map((status) => again.send(byStatus(status))))).flatMap(
    (found) => found.Items ?? [],
  );
  expect(new Set(indexed.map((item) => item["pk"] as string))).toEqual(keys);
});

test("an index entry without its item, and an item without its entry, are put right", async () => {
  const data = temporaryDirectory();
  const first = await start(data);
  for (const pk of ["kept", "lost", "ghost"]) await clientFor(first.url).send(put(pk, "new"));
  await first.kill("SIGKILL");
  await tear(data);

  expect(await repairIndexes(data, "shoes")).toBe(2);
  expect(await repairIndexes(data, "shoes")).toBe(0);
  const second = await start(data);
  const { Items = [] } = await clientFor(second.url).send(byStatus("new"));
  expect(Items.map((item) => item["pk"])).toEqual(["kept", "lost"]);
});

/** As a kill between dynalite's writes leaves it: an entry without its item, and an item without its entry. */
async function tear(directory: string): Promise<void> {
  const level = openLevel(directory);
  await level.open();
  const gone: { type: "del"; key: string }[] = [];
  for await (const [key, value] of level.iterator({ gte: "", lt: "\u{ff}" })) {
    const { pk } = value as { pk?: { S: string } };
    const isIndex = key.startsWith("index-");
    if ((pk?.S === "ghost" && !isIndex) || (pk?.S === "lost" && isIndex)) gone.push({ type: "del", key });
  }
  await level.batch(gone, { sync: true });
  await level.close();
}
