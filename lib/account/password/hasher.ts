import type { Argon2Parameters } from "node:crypto";
import { Worker } from "node:worker_threads";
import { AppError } from "@/lib/platform/errors";

/** Some four seconds of work at 25 ms each: who comes later is better off asking again. */
const WAITING_MAX = 160;
const RETRY_AFTER_SECONDS = 4;
/** Below everything that answers a page, and not so low that nobody signs in while both cores are busy. */
const NICENESS = 5;

/**
 * On Linux a priority is a thread's own, and 0 means the thread that asks; elsewhere it would be the whole site's. Where a
 * sandbox forbids it, the work is done at the priority of all.
 */
const WORKER = `
  const { parentPort } = require("node:worker_threads");
  const { argon2Sync } = require("node:crypto");
  const { setPriority } = require("node:os");
  try {
    if (process.platform === "linux") setPriority(0, ${NICENESS});
  } catch (error) {
    console.warn("the priority of password hashing stays as it is: " + error.message);
  }
  parentPort.on("message", (parameters) => parentPort.postMessage(argon2Sync("argon2id", parameters)));
`;

interface Job {
  readonly parameters: Argon2Parameters;
  readonly resolve: (key: Buffer) => void;
  readonly reject: (error: unknown) => void;
}

const waiting: Job[] = [];
let current: Job | undefined;
let worker: Worker | undefined;

function settle(act: (job: Job) => void): void {
  if (current) act(current);
  runNext();
}

function startWorker(): Worker {
  const started = new Worker(WORKER, { eval: true });
  started.on("message", (key: Uint8Array) => settle(({ resolve }) => resolve(Buffer.from(key))));
  started.on("error", (error) => {
    worker = undefined;
    settle(({ reject }) => reject(error));
  });
  return started;
}

/** The process may end while there is nothing to do, not before what is asked is done. */
function runNext(): void {
  current = waiting.shift();
  if (!current) return worker?.unref();
  worker ??= startWorker();
  worker.ref();
  worker.postMessage(current.parameters, []);
}

/**
 * Argon2id, one password at a time in a thread of its own: neither the event loop nor libuv's threads wait for it, and at
 * most one core is busy with it. @throws AppError temporarily_unavailable when too many wait
 */
export function argon2id(parameters: Argon2Parameters): Promise<Buffer> {
  if (waiting.length >= WAITING_MAX) return Promise.reject(crowded());
  return new Promise((resolve, reject) => {
    waiting.push({ parameters, resolve, reject });
    if (!current) runNext();
  });
}

const crowded = () =>
  new AppError("temporarily_unavailable", {
    detail: "Very many people are signing in right now. Try again in a moment.",
    retryAfterSeconds: RETRY_AFTER_SECONDS,
  });
