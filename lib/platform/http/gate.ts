import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage, RequestListener, Server, ServerResponse } from "node:http";
import { AppError } from "@/lib/platform/errors";
import { problemOf } from "@/lib/platform/http/problem";

/**
 * A server that takes in more than it can do does none of it in time: its event loop stalls, and its calls to others time out.
 * So requests wait at the door, where they cost next to nothing, and only so many are worked on at once; one that would wait
 * for too long is turned away before anything of it is read or stored. In the cloud an instance is given one request at a
 * time, and nothing ever waits.
 */
export interface Lane {
  readonly takes: (request: IncomingMessage) => boolean;
  /** Worked on at once. */
  readonly atOnce: number;
  /** One that is expected to wait for longer is turned away. */
  readonly longestWaitMs: number;
}

interface Visit {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

/** Before a lane has been seen at work. */
const FIRST_INTERVAL_MS = 20;
const WEIGHT = 0.1;
const LONGEST_RETRY_SECONDS = 60;

/** Requests of one lane: first come, first served. */
class Queue {
  readonly #lane: Lane;
  readonly #handle: RequestListener;
  readonly #waiting = new Set<Visit>();
  #active = 0;
  /** Between two that leave while others wait: a moving average. */
  #intervalMs = FIRST_INTERVAL_MS;
  #leftMs = 0;

  constructor(lane: Lane, handle: RequestListener) {
    this.#lane = lane;
    this.#handle = handle;
  }

  enter(visit: Visit): void {
    if (this.#active < this.#lane.atOnce) return this.#admit(visit);
    if (this.#expectedMs() > this.#lane.longestWaitMs) return turnAway(visit, this.#expectedMs());
    if (this.#waiting.size === 0) this.#leftMs = performance.now();
    this.#waiting.add(visit);
    visit.response.once("close", () => this.#waiting.delete(visit)); // the caller has gone
  }

  #expectedMs(): number {
    return this.#waiting.size * this.#intervalMs;
  }

  #admit(visit: Visit): void {
    this.#active++;
    visit.response.once("close", () => this.#leave());
    this.#handle(visit.request, visit.response);
  }

  #leave(): void {
    this.#active--;
    const [next] = this.#waiting;
    if (!next) return;
    this.#intervalMs += WEIGHT * (performance.now() - this.#leftMs - this.#intervalMs);
    this.#leftMs = performance.now();
    this.#waiting.delete(next);
    this.#admit(next);
  }
}

/** Those who are turned away together come back apart. */
function turnAway({ request, response }: Visit, expectedMs: number): void {
  const seconds = (expectedMs / 1000) * (0.5 + Math.random());
  const retryAfterSeconds = Math.min(LONGEST_RETRY_SECONDS, Math.max(1, Math.ceil(seconds)));
  const { status, headers, body } = problemOf(new AppError("overloaded", { retryAfterSeconds }));
  const page = request.headers.accept?.includes("text/html") === true;
  const form = page ? { "content-type": "text/html; charset=utf-8" } : {};
  response.writeHead(status, { ...headers, ...form, connection: "close" });
  response.end(page ? pageThatRetries(retryAfterSeconds) : body);
}

/** For a browser that opens a page: nothing of the store is asked for it. */
const pageThatRetries = (seconds: number): string =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><meta http-equiv="refresh" content="${seconds}">` +
  `<meta name="viewport" content="width=device-width"><title>Very many people are here</title>` +
  `<h1>Very many people are here</h1><p>This page opens by itself in ${seconds} seconds. Nothing was ordered or lost.</p>`;

/** The listener with lanes before it. Each request enters the first lane that takes it. */
export function gate(lanes: readonly Lane[], handle: RequestListener): RequestListener {
  const queues = lanes.map((lane) => ({ takes: lane.takes, queue: new Queue(lane, handle) }));
  return (request, response) => {
    const found = queues.find(({ takes }) => takes(request));
    if (found) found.queue.enter({ request, response });
    else handle(request, response);
  };
}

interface RequestStart {
  readonly server: Server;
}

/** Puts the gate before every HTTP server of this process, at its first request. Node tells of that before it is handled. */
export function putGate(lanes: readonly Lane[]): void {
  const gated = new WeakSet<Server>();
  subscribe("http.server.request.start", (message) => {
    const { server } = message as RequestStart;
    if (gated.has(server)) return;
    gated.add(server);
    const listeners = server.listeners("request") as RequestListener[];
    server.removeAllListeners("request");
    server.on(
      "request",
      gate(lanes, (request, response) => {
        for (const listener of listeners) listener.call(server, request, response);
      }),
    );
  });
}
