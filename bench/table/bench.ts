/**
 * `npm run bench -- table [calls]`: raw reads and writes a second of the embedded DynamoDB and of dynalite, one after
 * another in the same run, each a process of its own; and what a call costs the server's CPU. Ours syncs every write to disk
 * before it answers, dynalite none.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { tableSchema } from "../../infra/table-schema.ts";
import { createTableInput } from "../../local/dynamodb/table.ts";
import { markdownTable, writeSection } from "../document.ts";
import { report, type Row } from "../report.ts";
import { clientFor, measure, type Call } from "./client.ts";

const TABLE = "bench";
const ROOT = path.join(import.meta.dirname, "../..");
const SERVERS = {
  "embedded-dynamodb": "packages/embedded-dynamodb/main.ts",
  dynalite: "bench/table/dynalite-server.ts",
} as const;
const calls = Number(process.argv[2] ?? 20_000);

const order = (index: number) => ({ pk: { S: `ORDER#${index % calls}` }, sk: { S: "ORDER" } });

const item = (index: number) => ({
  ...order(index),
  gsi1pk: { S: `STATUS#processing#${index % 8}` },
  gsi1sk: { S: `2026-11-26T15:00:00.000Z#${index}` },
  version: { N: "1" },
  status: { S: "processing" },
  shippingAddress: { M: { name: { S: "Ada Lovelace" }, line1: { S: "12 St James's Square" }, city: { S: "London" } } },
  evidence: { S: "x".repeat(400) },
});

const WORKLOADS: Readonly<Record<string, (call: Call) => (index: number) => Promise<void>>> = {
  PutItem: (call) => (index) => call("PutItem", { TableName: TABLE, Item: item(index) }),
  "UpdateItem, conditional": (call) => (index) =>
    call("UpdateItem", {
      TableName: TABLE,
      Key: order(index),
      UpdateExpression: "SET #status = :next, gsi1pk = :partition ADD version :one",
      ConditionExpression: "attribute_exists(pk) AND #status = :was",
      ExpressionAttributeNames: { "#status": "status" },
      ExpressionAttributeValues: {
        ":next": { S: "processing" },
        ":was": { S: "processing" },
        ":partition": { S: `STATUS#awaiting_payment#${index % 8}` },
        ":one": { N: "1" },
      },
      ReturnValues: "ALL_NEW",
    }),
  GetItem: (call) => (index) => call("GetItem", { TableName: TABLE, Key: order(index), ConsistentRead: true }),
  "Query, 10 of the index": (call) => (index) =>
    call("Query", {
      TableName: TABLE,
      IndexName: "gsi1",
      KeyConditionExpression: "gsi1pk = :partition AND gsi1sk > :from",
      ExpressionAttributeValues: {
        ":partition": { S: `STATUS#awaiting_payment#${index % 8}` },
        ":from": { S: `2026-11-26T15:00:00.000Z#${index % 1000}` },
      },
      Limit: 10,
    }),
};

/** Runs the program on a folder of its own, which is gone afterwards. */
async function withServer<T>(program: string, use: (url: string, pid: number) => Promise<T>): Promise<T> {
  const directory = mkdtempSync(path.join(tmpdir(), "bench-table-"));
  const args = [path.join(ROOT, program), "--port", "0", "--data", directory];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  try {
    const [line] = (await once(createInterface(child.stdout), "line")) as [string];
    return await use(/http:\S+/.exec(line)?.[0] ?? "", child.pid ?? 0);
  } finally {
    child.kill("SIGKILL");
    await once(child, "exit");
    rmSync(directory, { recursive: true, force: true });
  }
}

async function measureServer(name: string, url: string, pid: number): Promise<Row[]> {
  const rows: Row[] = [];
  await clientFor(url, 1)("CreateTable", createTableInput(TABLE, tableSchema));
  await warmUp(url);
  for (const concurrency of [50, 1])
    for (const [workload, make] of Object.entries(WORKLOADS)) {
      const count = concurrency === 1 ? Math.ceil(calls / 10) : calls;
      const measured = await measure(pid, make(clientFor(url, concurrency)), { calls: count, concurrency });
      rows.push(row(name, workload, concurrency, measured));
    }
  return rows;
}

/** Compiled code is what runs in a drop. */
async function warmUp(url: string): Promise<void> {
  const call = clientFor(url, 10);
  for (const make of Object.values(WORKLOADS))
    await Promise.all(
      Array.from({ length: 10 }, async (_, at) => {
        for (let index = 0; index < 100; index++) await make(call)(at * 100 + index);
      }),
    );
}

const row = (
  server: string,
  workload: string,
  concurrency: number,
  measured: Awaited<ReturnType<typeof measure>>,
): Row => ({
  server,
  workload,
  "at a time": concurrency,
  "calls/s": Math.round(measured.perSecond),
  "p99 ms": measured.p99Ms.toFixed(1),
  "server CPU ms/call": measured.cpuMs.toFixed(3),
});

const rows: Row[] = [];
for (const [name, program] of Object.entries(SERVERS))
  rows.push(...(await withServer(program, (url, pid) => measureServer(name, url, pid))));
report("table", rows, { cores: cpus().length, load: loadavg()[0] });
const machine = `${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)}`;
const measured = `Measured ${new Date().toISOString().slice(0, 10)} on ${machine}: ${calls} calls, a tenth of it one at a time.`;
await writeSection("table", [measured, markdownTable(rows)].join("\n\n"));
