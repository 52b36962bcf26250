import { execFile } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { tableSchema } from "../../infra/table-schema.ts";
import { startDynamo } from "../../local/dynamodb/server.ts";
import { bundle } from "../bundle.ts";
import type { Row } from "../report.ts";

const TABLE = "bench";

/** A Lambda API that begins every execution and runs none. */
async function lambdaThatAccepts() {
  const server = http.createServer((request, response) => {
    request.resume();
    request.on("end", () => response.writeHead(202).end());
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() };
}

export interface Measured {
  readonly rows: readonly Row[];
  readonly exclusions: Readonly<Record<string, number>>;
}

/** Runs the steps of a draw of so many entries in a process of its own, on the embedded table in this one. */
export async function drawOnTable(entries: number): Promise<Measured> {
  const directory = mkdtempSync(path.join(tmpdir(), "bench-draw-"));
  const dynamo = await startDynamo({ port: 0, directory, tableName: TABLE, schema: tableSchema });
  const lambda = await lambdaThatAccepts();
  const environment = {
    TABLE_NAME: TABLE,
    ORDER_FUNCTION: "order:$LATEST",
    AWS_REGION: "us-east-1",
    AWS_ACCESS_KEY_ID: "local",
    AWS_SECRET_ACCESS_KEY: "local",
    AWS_ENDPOINT_URL_DYNAMODB: `http://127.0.0.1:${dynamo.port}`,
    AWS_ENDPOINT_URL_LAMBDA: lambda.url,
  };
  try {
    const program = await bundle(path.join(import.meta.dirname, "inside.ts"));
    const options = { env: { ...process.env, ...environment }, maxBuffer: 2 ** 28 };
    const running = promisify(execFile)(process.execPath, [program, String(entries)], options);
    running.child.stderr?.pipe(process.stderr); // stage by stage: the longest draws take minutes
    const { stdout } = await running;
    return JSON.parse(stdout.trim().split("\n").at(-1) ?? "") as Measured;
  } finally {
    lambda.close();
    await dynamo.close();
    rmSync(directory, { recursive: true, force: true });
  }
}
