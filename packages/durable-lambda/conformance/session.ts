/** An execution whose checkpoints a test sends itself (handlers/holder.ts). */
import { randomUUID } from "node:crypto";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import {
  CheckpointDurableExecutionCommand,
  ListDurableExecutionsByFunctionCommand,
  type OperationUpdate,
} from "@aws-sdk/client-lambda";
import { vi } from "vitest";
import { TestServer } from "./harness.ts";

const handlers = (name: string) => join(import.meta.dirname, "handlers", name);
const durable = { executionTimeout: 900 };

/** A server with a `holder` for sessions, and functions to be invoked beside it. */
export const sessionServer = () =>
  new TestServer({
    holder: { handler: `${handlers("holder.ts")}#holder`, timeout: 900, durable },
    quick: { handler: `${handlers("own.ts")}#target`, timeout: 60, durable },
    chained: { handler: `${handlers("own.ts")}#target`, timeout: 60, durable },
    ordinary: { handler: `${handlers("own.ts")}#ordinary`, timeout: 60, durable: null },
  });

export class Session {
  arn = "";
  token = "";

  readonly #server: TestServer;

  private constructor(server: TestServer) {
    this.#server = server;
  }

  /** Of a function `holder`. */
  static async begin(server: TestServer, type: "Event" | "RequestResponse" = "Event"): Promise<Session> {
    const session = new Session(server);
    const DurableExecutionName = randomUUID();
    void server.invoke("holder", {}, { DurableExecutionName, InvocationType: type });
    session.token = await vi.waitFor(() => tokenOf(server, DurableExecutionName), { timeout: 60_000 });
    const list = new ListDurableExecutionsByFunctionCommand({ FunctionName: "holder", DurableExecutionName });
    session.arn = (await server.client.send(list)).DurableExecutions?.[0]?.DurableExecutionArn ?? "";
    return session;
  }

  async checkpoint(...Updates: OperationUpdate[]): Promise<void> {
    await this.send({ Updates });
  }

  async send(members: object): Promise<void> {
    const request = { DurableExecutionArn: this.arn, CheckpointToken: this.token, ...members };
    const { CheckpointToken = "" } = await this.#server.client.send(new CheckpointDurableExecutionCommand(request));
    this.token = CheckpointToken;
  }
}

function tokenOf(server: TestServer, name: string): string {
  const prefix = `token-${name}-`;
  const file = readdirSync(join(server.dir, "effects")).find((entry) => entry.startsWith(prefix));
  if (file === undefined) throw new Error("not yet invoked");
  return Buffer.from(file.slice(prefix.length), "hex").toString();
}
