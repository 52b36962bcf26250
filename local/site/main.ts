import { createServer } from "node:http";
import { parseArgs } from "node:util";
import next from "next";
import { CONNECT, rawRefusal, refusalFor, type ParserError } from "./refusal.ts";

const { values } = parseArgs({ options: { port: { type: "string", default: "3000" } } });
const HOSTNAME = "127.0.0.1";
const port = Number(values.port);

/**
 * Longer than anything that keeps an idle connection to us, so that it is the one who closes: else, now and then, a request
 * and our close cross on the way, and the request fails (https://nodejs.org/api/http.html#serverkeepalivetimeout).
 */
const KEEP_ALIVE_MS = 120_000;

process.title = "next-server (QuantaSneaks)";

/** `next start` with a door in front: in the cloud the edge is the door. */
const app = next({ dev: false, hostname: HOSTNAME, port });
await app.prepare();
const handle = app.getRequestHandler();

const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, (request, response) => {
  const refusal = refusalFor(request);
  if (refusal) response.writeHead(refusal.status, { ...refusal.headers, connection: "close" }).end(refusal.body);
  else void handle(request, response);
});
server.on("clientError", (error: ParserError, socket) => socket.end(rawRefusal(error)));
server.on("connect", (_request, socket) => socket.end(rawRefusal({ code: CONNECT })));
server.listen(port, HOSTNAME, () => console.log(`listening on http://${HOSTNAME}:${port}`));
