import { once } from "node:events";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { createHandler } from "./http/handler.ts";
import { createTable, type CreateTableInput } from "./operations/tables.ts";
import { Catalog } from "./storage/catalog.ts";
import { openDatabase } from "./storage/database.ts";

export type { CreateTableInput };

export interface ServerOptions {
  /** 0 takes a free one. */
  readonly port: number;
  /** Holds all tables. One server at a time. */
  readonly directory: string;
  /** Made where they are not there yet, before the first request is answered. */
  readonly tables?: readonly CreateTableInput[];
}

export interface Server {
  readonly port: number;
  close(): Promise<void>;
}

/** Longer than a client keeps an idle connection: the side that closes must be the client, or a request may cross with it. */
const KEEP_ALIVE_MS = 120_000;

/** DynamoDB on 127.0.0.1, its tables in one SQLite file. What it has acknowledged is on disk. */
export async function startServer({ port, directory, tables = [] }: ServerOptions): Promise<Server> {
  const database = openDatabase(directory);
  const engine = { database, catalog: new Catalog(database) };
  const known = new Set(engine.catalog.names());
  for (const table of tables) if (!known.has(table.TableName)) createTable(engine, table);
  await database.dependency();
  const server = http.createServer({ keepAliveTimeout: KEEP_ALIVE_MS, noDelay: true }, createHandler(engine));
  try {
    await once(server.listen(port, "127.0.0.1"), "listening");
  } catch (cause) {
    database.close();
    throw cause;
  }
  const close = async (): Promise<void> => {
    const closed = once(server, "close");
    server.close();
    database.close();
    setImmediate(() => server.closeAllConnections()); // when the answers that waited for the disk are sent
    await closed;
  };
  return { port: (server.address() as AddressInfo).port, close };
}
