import { startServer, type Server } from "../../packages/embedded-dynamodb/server.ts";
import { createTableInput, type TableSchema } from "./table.ts";

/** DynamoDB on disk under `directory`. It answers on `port` only once the table is there. */
export const startDynamo = ({
  port,
  directory,
  tableName,
  schema,
}: {
  port: number;
  directory: string;
  tableName: string;
  schema: TableSchema;
}): Promise<Server> => startServer({ port, directory, tables: [createTableInput(tableName, schema)] });
