import { once } from "node:events";
import http, { type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import type { Engine } from "@/workflows/testing/engine";
import { crashEngine, localEngine } from "@/workflows/testing/local-engine";

/** A call of the engine's workers on its way to the table: `PutItem` and the like, and its JSON. */
export interface TableCall {
  readonly operation: string;
  readonly body: string;
}

/** kill -9 of the engine and its workers in the midst of a call of theirs: once, at the first that matches. */
export interface Blow {
  readonly name: string;
  /** Whether the call has reached the table by then. Its answer never comes. */
  readonly falls: "before" | "after";
  readonly at: (call: TableCall) => boolean;
  /** What happens while nothing runs. */
  readonly meanwhile?: () => Promise<unknown>;
}

const pending = new Set<Blow>();
let isDown = false;

export const strikeAt = (blows: readonly Blow[]): void => blows.forEach((blow) => pending.add(blow));

/** The names of the blows that have not fallen yet. */
export const blowsToCome = (): string[] => [...pending].map(({ name }) => name);

function takeBlow(call: TableCall): Blow | undefined {
  const blow = isDown ? undefined : [...pending].find(({ at }) => at(call));
  if (blow) pending.delete(blow);
  return blow;
}

async function strike({ meanwhile }: Blow): Promise<void> {
  isDown = true;
  await crashEngine(meanwhile);
  isDown = false;
}

const callOf = (request: IncomingMessage, body: string): TableCall => ({
  operation: String(request.headers["x-amz-target"]).split(".")[1] ?? "",
  body,
});

const FORWARDED = ["content-type", "x-amz-target", "x-amz-date", "authorization"] as const;

async function forward(tableUrl: string, request: IncomingMessage, body: string) {
  const headers = Object.fromEntries(FORWARDED.map((name) => [name, String(request.headers[name])]));
  const answer = await fetch(tableUrl, { method: "POST", headers, body });
  return { status: answer.status, body: Buffer.from(await answer.arrayBuffer()) };
}

async function pass(tableUrl: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await text(request);
  const blow = takeBlow(callOf(request, body));
  if (blow?.falls === "before") return strike(blow);
  const answer = await forward(tableUrl, request, body);
  if (blow) return strike(blow);
  response.writeHead(answer.status, { "content-type": "application/x-amz-json-1.0" }).end(answer.body);
}

let door: http.Server | undefined;

/** The way to a table: calls pass, and some kill the process that has sent them. */
async function listen(tableUrl: string): Promise<string> {
  door = http.createServer((request, response) => {
    pass(tableUrl, request, response).catch(() => response.destroy());
  });
  await once(door.listen(0, "127.0.0.1"), "listening");
  return `http://127.0.0.1:${(door.address() as AddressInfo).port}`;
}

/** Our durable Lambda server, which is killed where `strikeAt` says. */
export const struckEngine: Engine = {
  ...localEngine,
  start: async (environment, dataDir) => {
    const url = await listen(environment["AWS_ENDPOINT_URL_DYNAMODB"] ?? "");
    await localEngine.start({ ...environment, AWS_ENDPOINT_URL_DYNAMODB: url }, dataDir);
  },
  stop: async () => {
    await localEngine.stop();
    door?.close();
    door?.closeAllConnections();
  },
};
