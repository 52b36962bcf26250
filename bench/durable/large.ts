/**
 * Many suspended executions: what each costs in memory and on disk, what they cost while nothing happens, and how soon a
 * killed server is back. Times depend on the machine's other load; memory does not.
 */
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { SendDurableExecutionCallbackSuccessCommand } from "@aws-sdk/client-lambda";
import { cpuSeconds, memoryMiB, tree } from "../processes.ts";
import { TestServer } from "../../packages/durable-lambda/conformance/harness.ts";

const CONCURRENCY = 32;
/** Longer than a worker without work lives. */
const AT_REST_MS = 40_000;
const HANDLERS = join(import.meta.dirname, "../../packages/durable-lambda/conformance/handlers/own.ts");

const nameOf = (n: number) => `callback--${n}`;

/** Memory and CPU of a server with all of its workers. */
function usage(server: TestServer): { kib: number; cpuSeconds: number } {
  const pids = tree(server.pid);
  return { kib: memoryMiB(pids, "Pss") * 1024, cpuSeconds: cpuSeconds(pids) };
}

function diskBytes(dir: string): number {
  if (!existsSync(dir)) return 0;
  return readdirSync(dir).reduce((sum, name) => sum + statSync(join(dir, name)).size, 0);
}

async function fill(server: TestServer, from: number, to: number): Promise<void> {
  let next = from;
  const start = async () => {
    while (next < to) await server.begin("own", {}, { DurableExecutionName: nameOf(next++) });
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, start));
}

/** Resumes an execution from outside and waits until it has ended. */
async function resume(server: TestServer, arn: string): Promise<void> {
  const suspended = await server.historyWith(arn, (events) => events.some((event) => event.CallbackStartedDetails));
  const CallbackId = suspended.find((event) => event.CallbackStartedDetails)?.CallbackStartedDetails?.CallbackId;
  await server.client.send(new SendDurableExecutionCallbackSuccessCommand({ CallbackId }));
  await server.ended(arn);
}

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

async function page(server: TestServer, path: string): Promise<number> {
  return milliseconds(async () => (await server.fetch(path)).text());
}

export interface Large {
  readonly suspended: number;
  readonly startsPerSecond: number;
  readonly kibPerExecution: number;
  readonly diskBytesPerExecution: number;
  readonly idleCpuPercent: number;
  readonly readyAfterKillMs: number;
  readonly resumedAfterKillMs: number;
  readonly consoleMs: number;
}

export async function large(n: number): Promise<Large> {
  const server = new TestServer({
    own: { handler: `${HANDLERS}#handler`, timeout: 60, durable: { executionTimeout: 604_800 } },
  });
  const journal = join(server.dir, "data");
  try {
    await server.start();
    await fill(server, 0, 200);
    await sleep(AT_REST_MS);
    const before = { ...usage(server), bytes: diskBytes(journal) };
    const fillMs = await milliseconds(() => fill(server, 200, n));
    const last = await server.begin("own", {}, { DurableExecutionName: nameOf(n) });
    await sleep(AT_REST_MS);
    const atRest = usage(server);
    await sleep(20_000);
    const later = usage(server);
    const bytes = diskBytes(journal);
    const consoleMs = await page(server, "/_local/");
    await server.stop("SIGKILL");
    const killedAt = performance.now();
    const readyAfterKillMs = await milliseconds(() => server.start());
    await resume(server, last);
    return {
      suspended: n,
      startsPerSecond: (n - 200) / (fillMs / 1000),
      kibPerExecution: (atRest.kib - before.kib) / (n - 200),
      diskBytesPerExecution: (bytes - before.bytes) / (n - 200),
      idleCpuPercent: ((later.cpuSeconds - atRest.cpuSeconds) / 20) * 100,
      readyAfterKillMs,
      resumedAfterKillMs: performance.now() - killedAt,
      consoleMs,
    };
  } finally {
    await server.remove();
  }
}
