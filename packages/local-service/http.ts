import { once } from "node:events";
import http, { type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { forThisMachine } from "../loopback/index.ts";

export interface JsonAnswer {
  readonly status: number;
  readonly body: unknown;
}

export interface RunningServer {
  readonly port: number;
  close(): Promise<void>;
}

const MAX_BODY_BYTES = 1_000_000;

/** A request whose body is larger than any that the service takes. */
export class BodyTooLarge extends Error {}

/** Listens on loopback, for requests of this machine's own making alone. Port 0: a free one. */
export async function listen(port: number, listener: RequestListener): Promise<RunningServer> {
  const server = http.createServer(forThisMachine(listener));
  await once(server.listen(port, "127.0.0.1"), "listening");
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}

/** @throws BodyTooLarge above a million bytes */
export async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MAX_BODY_BYTES) throw new BodyTooLarge("Request too large.");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

export function sendJson(response: ServerResponse, { status, body }: JsonAnswer): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; frame-ancestors 'none'";

export function sendHtml(response: ServerResponse, status: number, html: string): void {
  const headers = { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" };
  response.writeHead(status, { ...headers, "content-security-policy": POLICY }).end(html);
}
