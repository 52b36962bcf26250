import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { CreateTableCommand } from "@aws-sdk/client-dynamodb";
import { GetCommand, QueryCommand, ScanCommand, TransactWriteCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { expect, it, onTestFinished } from "vitest";
import { clientFor } from "./testing/subject.ts";

const TableName = "counters";
const COUNTERS = 5;
const WRITERS = 20;
const KILLS = 3;
const WRITES_BEFORE_A_KILL = 300;

const TABLE = new CreateTableCommand({
  TableName,
  BillingMode: "PAY_PER_REQUEST",
  AttributeDefinitions: ["id", "parity"].map((AttributeName) => ({ AttributeName, AttributeType: "S" as const })),
  KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
  GlobalSecondaryIndexes: [
    {
      IndexName: "byParity",
      KeySchema: [{ AttributeName: "parity", KeyType: "HASH" }],
      Projection: { ProjectionType: "ALL" },
    },
  ],
});

async function start(directory: string) {
  const args = [path.join(import.meta.dirname, "main.ts"), "--port", "0", "--data", directory];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  const [line] = (await once(createInterface({ input: child.stdout }), "line")) as [string];
  const kill = async () => {
    expect(child.kill("SIGKILL")).toBe(true);
    const [, signal] = (await once(child, "exit")) as [number | null, string | null];
    expect(signal).toBe("SIGKILL");
  };
  return { client: clientFor(/http:\S+/.exec(line)?.[0] ?? ""), kill };
}

type Client = Awaited<ReturnType<typeof start>>["client"];

const idOf = (at: number) => `counter-${at % COUNTERS}`;

async function increment(client: Client, id: string): Promise<number> {
  const update = new UpdateCommand({
    TableName,
    Key: { id },
    UpdateExpression: "SET parity = if_not_exists(parity, :even) ADD n :one",
    ExpressionAttributeValues: { ":one": 1, ":even": "even" },
    ReturnValues: "UPDATED_NEW",
  });
  return Number((await client.send(update)).Attributes?.["n"]);
}

async function read(client: Client, id: string): Promise<number> {
  const { Item } = await client.send(new GetCommand({ TableName, Key: { id }, ConsistentRead: true }));
  return Number(Item?.["n"] ?? 0);
}

/** Two items that are written together: they are never seen apart. */
const pair = (client: Client, name: string) =>
  client.send(
    new TransactWriteCommand({
      TransactItems: ["left", "right"].map((side) => ({
        Put: { TableName, Item: { id: `${name}-${side}`, parity: side } },
      })),
    }),
  );

async function everything(client: Client): Promise<Record<string, unknown>[]> {
  const { Items = [], LastEvaluatedKey } = await client.send(new ScanCommand({ TableName }));
  expect(LastEvaluatedKey).toBeUndefined();
  return Items;
}

it("kill -9 loses nothing that was acknowledged or read, and tears nothing apart", async () => {
  const directory = mkdtempSync(path.join(os.tmpdir(), "embedded-dynamodb-"));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  const seen = new Map<string, number>();
  const note = (id: string, n: number) => void seen.set(id, Math.max(n, seen.get(id) ?? 0));
  const pairs: string[] = [];

  for (let round = 0; round < KILLS; round++) {
    const { client, kill } = await start(directory);
    if (round === 0) await client.send(TABLE);
    let written = 0;
    let killed: Promise<void> | undefined;
    const untilKilled = (work: (at: number) => Promise<void>) => async (_: unknown, writer: number) => {
      for (let at = writer; ; at++) {
        await work(at);
        if (++written >= WRITES_BEFORE_A_KILL) killed ??= kill();
      }
    };
    const workers = [
      ...Array.from(
        { length: WRITERS },
        untilKilled(async (at) => note(idOf(at), await increment(client, idOf(at)))),
      ),
      ...Array.from(
        { length: 5 },
        untilKilled(async (at) => note(idOf(at), await read(client, idOf(at)))),
      ),
      ...Array.from(
        { length: 3 },
        untilKilled(async (at) => {
          const name = `pair-${round}-${at}-${pairs.length}`;
          await pair(client, name);
          pairs.push(name);
        }),
      ),
    ];
    await Promise.allSettled(workers);
    expect(killed).toBeDefined();
    await killed;
  }

  const { client } = await start(directory);
  const items = await everything(client);
  const counters = new Map(items.filter(({ n }) => n !== undefined).map(({ id, n }) => [id as string, n as number]));
  expect([...seen].filter(([id, n]) => (counters.get(id) ?? 0) < n)).toEqual([]);
  const ids = new Set(items.map(({ id }) => id as string));
  expect(pairs.filter((name) => !ids.has(`${name}-left`))).toEqual([]);
  const sides = [...ids].filter((id) => id.startsWith("pair-")).map((id) => id.replace(/-(left|right)$/, ""));
  expect(sides.length).toBe(new Set(sides).size * 2);
  expect(await listed(client, ["even", "left", "right"])).toEqual(ids);
});

async function listed(client: Client, parities: readonly string[]): Promise<Set<string>> {
  const pages = parities.map((parity) =>
    client.send(
      new QueryCommand({
        TableName,
        IndexName: "byParity",
        KeyConditionExpression: "parity = :p",
        ExpressionAttributeValues: { ":p": parity },
      }),
    ),
  );
  return new Set((await Promise.all(pages)).flatMap(({ Items = [] }) => Items.map(({ id }) => id as string)));
}
