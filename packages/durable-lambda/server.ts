/** Puts a server together: journal, functions, workers, engine, HTTP. */
import { resolve } from "node:path";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { VirtualClock } from "./clock.ts";
import { Engine } from "./engine/engine.ts";
import { Bundler } from "./functions/bundle.ts";
import { Registry } from "./functions/registry.ts";
import { Versions } from "./functions/versions.ts";
import { SourceWatcher } from "./functions/watch.ts";
import { createRoutes } from "./http/routes.ts";
import { tidyWhenIdle } from "./idle.ts";
import { Calls } from "./journal/calls.ts";
import { type Database, openDatabase } from "./journal/database.ts";
import { newestRunning } from "./journal/listing.ts";
import { Journal } from "./journal/journal.ts";
import { readManifest } from "./manifest.ts";
import { Checkpoints } from "./operations/checkpoint.ts";
import { killOrphans } from "./workers/orphans.ts";
import { makeWorkerEntry, Workers } from "./workers/workers.ts";

export interface ServerOptions {
  readonly manifest: string;
  /** Lists the functions of files that have changed in the manifest, which may be more than before. */
  readonly list?: (files: readonly string[]) => Promise<string>;
  readonly dataDir: string;
  /** 0: any free port. */
  readonly port: number;
  readonly watch: boolean;
  /** Refuses to start while a function does not build or lacks the export that the manifest names. */
  readonly check?: boolean;
  /** Refuses what AWS refuses: unqualified invocations of durable functions, and synchronous ones that may be long. */
  readonly strict: boolean;
}

export interface RunningServer {
  readonly port: number;
  close(): Promise<void>;
}

/** Not by an import: that would load all that node:http can name, a fetch among it, for 50 ms. */
const { createServer } = process.getBuiltinModule("node:http");

/** Longer than the SDK keeps an idle connection, so that the client is the one who closes. */
const KEEP_ALIVE_MS = 120_000;

export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const functions = readManifest(options.manifest);
  const dataDir = resolve(options.dataDir);
  const database = openDatabase(dataDir);
  const journal = new Journal(database);
  const clock = new VirtualClock(Number(journal.meta("clockOffsetMs") ?? 0), (ms) =>
    journal.setMeta("clockOffsetMs", String(ms)),
  );
  const registry = new Registry(functions, new Bundler(dataDir), new Versions(database), () => clock.now());
  if (options.check) requireNone(await registry.problems());
  killOrphans(dataDir);
  const workers = new Workers(registry, dataDir, await makeWorkerEntry(dataDir));
  const engine = new Engine(journal, new Calls(database), registry, workers, clock, options.strict);
  const checkpoints = new Checkpoints(engine);
  const routes = createRoutes(engine, checkpoints);
  const tidy = tidyWhenIdle();
  const http = createServer({ keepAliveTimeout: KEEP_ALIVE_MS, requestTimeout: 0 }, (request, response) => {
    tidy();
    void routes(request, response);
  });
  const port = await listen(http, options.port);
  workers.serve(`http://127.0.0.1:${port}`, (arn, body) => checkpoints.take({ ...body, DurableExecutionArn: arn }));
  engine.recover();
  warmUp(database, registry, workers);
  const { list } = options;
  const serveListed = list && (async (file: string) => registry.add(readManifest(await list([file]))));
  const watcher = new SourceWatcher(registry, serveListed);
  void registry.publishAll().then(() => (options.watch ? watcher.start() : undefined));
  return { port, close: () => close(http, engine, workers, watcher) };
}

function requireNone(problems: readonly string[]): void {
  if (problems.length > 0) throw new Error(problems.join("\n"));
}

/** After a restart something is likely to go on soon: its worker need not wait for it. */
function warmUp(database: Database, registry: Registry, workers: Workers): void {
  const newest = newestRunning(database);
  const fn = newest && registry.pinned(newest.functionName, newest.version, newest.code);
  if (fn) workers.warm(fn);
}

function listen(http: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    http.once("error", reject);
    http.listen(port, "127.0.0.1", () => resolve((http.address() as AddressInfo).port));
  });
}

async function close(http: Server, engine: Engine, workers: Workers, watcher: SourceWatcher): Promise<void> {
  watcher.close();
  engine.scheduler.stop();
  engine.dispatcher.stop();
  http.close();
  http.closeAllConnections();
  workers.killAll();
  await engine.journal.flushed();
  engine.journal.database.close();
}
