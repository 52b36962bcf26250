import path from "node:path";
import { parseArgs } from "node:util";
import { tableSchema } from "../../infra/table-schema.ts";
import { startDynamo } from "./server.ts";

const { values } = parseArgs({
  options: {
    port: { type: "string" },
    data: { type: "string" },
    table: { type: "string" },
  },
});
if (values.table === undefined) throw new Error("usage: --table NAME [--port PORT] [--data DIR]");
const dynamo = await startDynamo({
  port: Number(values.port ?? 8000),
  directory: path.resolve(values.data ?? ".local/dynamodb"),
  tableName: values.table,
  schema: tableSchema,
});
console.log(`listening on http://127.0.0.1:${dynamo.port} with table ${values.table}`);
for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.once(signal, () => void dynamo.close().then(() => process.exit(0)));
