import { once } from "node:events";
import http from "node:http";
import type { AddressInfo } from "node:net";
import dynalite from "dynalite";
import { repairIndexes } from "./repair.ts";
import { createTableInput, type TableSchema } from "./table.ts";

export interface DynamoServer {
  readonly port: number;
  close(): Promise<void>;
}

/** DynamoDB on disk under `directory`. Answers on `port` only once the table is ACTIVE and its indexes agree with it. */
export async function startDynamo(options: {
  port: number;
  directory: string;
  tableName: string;
  schema: TableSchema;
}): Promise<DynamoServer> {
  await repairIndexes(options.directory, options.tableName);
  const server = dynalite({ path: options.directory, createTableMs: 0, deleteTableMs: 0 });
  await ensureTable(server, options.tableName, options.schema);
  server.listen(options.port, "127.0.0.1");
  await once(server, "listening");
  return { port: (server.address() as AddressInfo).port, close: () => close(server) };
}

async function close(server: http.Server): Promise<void> {
  const closed = new Promise<void>((resolve) => void server.close(() => resolve()));
  server.closeAllConnections();
  await closed;
}

/** Talks to dynalite on a port of its own, so that no client meets a database without its table. */
async function ensureTable(dynamo: http.Server, tableName: string, schema: TableSchema): Promise<void> {
  const door = http.createServer((request, response) => dynamo.emit("request", request, response));
  await once(door.listen(0, "127.0.0.1"), "listening");
  const call = (operation: string, input: object) => callDynamo((door.address() as AddressInfo).port, operation, input);
  try {
    const created = await call("CreateTable", createTableInput(tableName, schema));
    if (created.status !== 200 && !created.body.includes("ResourceInUseException")) throw new Error(created.body);
    while (!(await call("DescribeTable", { TableName: tableName })).body.includes('"TableStatus":"ACTIVE"')) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  } finally {
    door.close();
    door.closeAllConnections();
  }
}

async function callDynamo(port: number, operation: string, input: object): Promise<{ status: number; body: string }> {
  const headers = {
    "content-type": "application/x-amz-json-1.0",
    "x-amz-target": `DynamoDB_20120810.${operation}`,
    "x-amz-date": "20260101T000000Z",
    authorization:
      "AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=local",
  };
  const request = http.request({ host: "127.0.0.1", port, method: "POST", headers, agent: false });
  request.end(JSON.stringify(input));
  const [response] = (await once(request, "response")) as [http.IncomingMessage];
  return { status: response.statusCode ?? 0, body: (await response.toArray()).join("") };
}
