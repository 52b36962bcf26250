import { mkdirSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { startDynamo } from "./server.ts";
import type { TableSchema } from "./table.ts";

const { values } = parseArgs({
  options: {
    port: { type: "string" },
    data: { type: "string" },
    schema: { type: "string" },
    table: { type: "string" },
  },
});
if (values.schema === undefined || values.table === undefined)
  throw new Error("usage: --schema FILE --table NAME [--port PORT] [--data DIR]");
const directory = path.resolve(values.data ?? ".local/dynamodb");
mkdirSync(directory, { recursive: true });

const { tableSchema } = (await import(pathToFileURL(path.resolve(values.schema)).href)) as { tableSchema: TableSchema };
const dynamo = await startDynamo({
  port: Number(values.port ?? 8000),
  directory,
  tableName: values.table,
  schema: tableSchema,
});
console.log(`listening on http://127.0.0.1:${dynamo.port} with table ${values.table}`);
for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.once(signal, () => void dynamo.close().then(() => process.exit(0)));
