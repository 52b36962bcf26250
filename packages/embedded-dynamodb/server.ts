import { once } from "node:events";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { createHandler } from "./http/handler.ts";
import type { Engine } from "./operations/engine.ts";
import { startExpiry } from "./operations/expiry.ts";
import { createTable, updateTimeToLive, type CreateTableInput } from "./operations/tables.ts";
import { Catalog } from "./storage/catalog.ts";
import { openDatabase } from "./storage/database.ts";

export type { CreateTableInput };

/** `TimeToLiveAttribute` is enabled where it is not yet. */
export type TableInput = CreateTableInput & { readonly TimeToLiveAttribute?: string };

export interface ServerOptions {
  /** 0 takes a free one. */
  readonly port: number;
  /** Holds all tables. One server at a time. */
  readonly directory: string;
  /** Made where they are not there yet, before the first request is answered. */
  readonly tables?: readonly TableInput[];
}

export interface Server {
  readonly port: number;
  close(): Promise<void>;
}

/** Longer than a client keeps an idle connection: the side that closes must be the client, or a request may cross with it. */
const KEEP_ALIVE_MS = 120_000;

function ensureTable(engine: Engine, { TimeToLiveAttribute: name, ...table }: TableInput): void {
  const { TableName } = table;
  if (!engine.catalog.names().includes(TableName)) createTable(engine, table);
  if (name === undefined || engine.catalog.table(TableName).definition.description.TimeToLiveAttribute) return;
  updateTimeToLive(engine, { TableName, TimeToLiveSpecification: { AttributeName: name, Enabled: true } });
}

/** DynamoDB on 127.0.0.1, its tables in one SQLite file. What it has acknowledged is on disk. */
export async function startServer({ port, directory, tables = [] }: ServerOptions): Promise<Server> {
  const database = openDatabase(directory);
  const engine = { database, catalog: new Catalog(database) };
  for (const table of tables) ensureTable(engine, table);
  await database.dependency();
  const server = http.createServer({ keepAliveTimeout: KEEP_ALIVE_MS, noDelay: true }, createHandler(engine));
  try {
    await once(server.listen(port, "127.0.0.1"), "listening");
  } catch (cause) {
    database.close();
    throw cause;
  }
  const stopExpiry = startExpiry(engine);
  const close = async (): Promise<void> => {
    stopExpiry();
    const closed = once(server, "close");
    server.close();
    database.close();
    setImmediate(() => server.closeAllConnections()); // when the answers that waited for the disk are sent
    await closed;
  };
  return { port: (server.address() as AddressInfo).port, close };
}
