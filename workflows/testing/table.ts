import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll } from "vitest";
import { startDynamo } from "../../local/dynamodb/server.ts";
import { tableSchema } from "@/infra/table-schema";

/** A table of its own for the tests of this file, gone after it. */
export function useTable(): void {
  const directory = mkdtempSync(path.join(os.tmpdir(), "quantasneaks-table-"));
  let stop: (() => Promise<void>) | undefined;
  beforeAll(async () => {
    const dynamo = await startDynamo({ port: 0, directory, tableName: "table-tests", schema: tableSchema });
    stop = () => dynamo.close();
    Object.assign(process.env, {
      TABLE_NAME: "table-tests",
      AWS_REGION: "us-east-1",
      AWS_ACCESS_KEY_ID: "local",
      AWS_SECRET_ACCESS_KEY: "local",
      AWS_ENDPOINT_URL_DYNAMODB: `http://127.0.0.1:${dynamo.port}`,
    });
  });
  afterAll(async () => {
    await stop?.();
    rmSync(directory, { recursive: true, force: true });
  });
}
