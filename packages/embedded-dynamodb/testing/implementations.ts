import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import type { AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import dynalite from "dynalite";
import { startServer } from "../server.ts";

/** What an implementation may lack: the tests that need it have to fail there. */
export type Feature =
  | "transactions"
  | "time to live"
  | "the item with a failed condition"
  | "syntax errors in the service's words"
  | "indexes of a list as they were before the update"
  | "equality of documents"
  | "sizes in bytes of UTF-8"
  | "sizes of empty values"
  | "refusal of what has no order"
  | "38 digits of a sum"
  | "expressions of 4 KB at most"
  | "an index added to an on-demand table";

export interface Implementation {
  readonly name: string;
  readonly lacks: ReadonlySet<Feature>;
  start(): Promise<{ readonly url: string; close(): Promise<void> }>;
}

const urlOf = (port: number): string => `http://127.0.0.1:${port}`;

export const embedded: Implementation = {
  name: "embedded-dynamodb",
  lacks: new Set(),
  async start() {
    const directory = mkdtempSync(path.join(os.tmpdir(), "embedded-dynamodb-"));
    const server = await startServer({ port: 0, directory });
    const close = async () => {
      await server.close();
      rmSync(directory, { recursive: true, force: true });
    };
    return { url: urlOf(server.port), close };
  },
};

/** The yardstick: its authors tried each answer on AWS. */
export const yardstick: Implementation = {
  name: "dynalite",
  lacks: new Set([
    "transactions",
    "time to live",
    "the item with a failed condition",
    "syntax errors in the service's words",
    "indexes of a list as they were before the update",
    "equality of documents",
    "sizes in bytes of UTF-8",
    "sizes of empty values",
    "refusal of what has no order",
    "38 digits of a sum",
    "expressions of 4 KB at most",
    "an index added to an on-demand table",
  ]),
  async start() {
    const server = dynalite({ createTableMs: 0, deleteTableMs: 0 });
    await once(server.listen(0, "127.0.0.1"), "listening");
    const close = async () => {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    };
    return { url: urlOf((server.address() as AddressInfo).port), close };
  },
};
