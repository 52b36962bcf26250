/** All worker processes: one pool for each version of each function that has work. */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { basename, join, parse } from "node:path";
import { writeAtomically } from "../functions/bundle.ts";
import { codeKey, type Registry, type ResolvedFunction } from "../functions/registry.ts";
import { MEMORY_MB } from "../limits.ts";
import { BUILT_WORKER, WORKER_FOLDER } from "../packaged.ts";
import { functionArn } from "../wire/arn.ts";
import { handlerEnvironment } from "./environment.ts";
import { Pool } from "./pool.ts";
import type { Checkpoint, Job } from "./worker-process.ts";

export type Work = Omit<Job, "timeoutMs" | "functionArn">;

export class Workers {
  readonly #registry: Registry;
  readonly #entry: string;
  readonly #cacheDir: string;
  readonly #pools = new Map<string, Pool>();
  #endpoint = "";
  #checkpoint: Checkpoint = () => Promise.reject(new Error("not serving yet"));

  constructor(registry: Registry, dataDir: string, entry: string) {
    this.#registry = registry;
    this.#cacheDir = join(dataDir, "compile-cache");
    this.#entry = entry;
  }

  /** Where the handlers' SDK finds this server, and its short way for checkpoints. */
  serve(endpoint: string, checkpoint: Checkpoint): void {
    this.#endpoint = endpoint;
    this.#checkpoint = checkpoint;
  }

  hasRoom(fn: ResolvedFunction, solo: boolean): boolean {
    return this.#pool(fn).hasRoom(solo);
  }

  run(fn: ResolvedFunction, work: Work): void {
    const timeoutMs = fn.config.timeoutSeconds * 1000;
    this.#pool(fn).submit({ ...work, timeoutMs, functionArn: functionArn(fn.config.name, fn.executedVersion) });
  }

  /** Starts a process of a function before there is work for it. */
  warm(fn: ResolvedFunction): void {
    this.#pool(fn).warm();
  }

  /** Number of processes that live now. */
  get processes(): number {
    let sum = 0;
    for (const pool of this.#pools.values()) sum += pool.size;
    return sum;
  }

  killAll(): void {
    for (const pool of this.#pools.values()) pool.kill();
  }

  #pool(fn: ResolvedFunction): Pool {
    const key = codeKey(fn);
    const known = this.#pools.get(key);
    if (known) return known;
    const { exportName } = fn.version;
    const handler = `${parse(fn.config.file).name}.${exportName}`;
    const bundle = this.#registry.codePath(fn.version);
    const checkpoint = this.#checkpoint;
    const pool = new Pool({ entry: this.#entry, bundle, exportName, handler, env: this.#environment(fn), checkpoint });
    this.#pools.set(key, pool);
    return pool;
  }

  #environment({ config, executedVersion }: ResolvedFunction): NodeJS.ProcessEnv {
    return {
      NODE_COMPILE_CACHE: this.#cacheDir,
      ...handlerEnvironment(),
      AWS_ENDPOINT_URL_LAMBDA: this.#endpoint,
      AWS_LAMBDA_FUNCTION_NAME: config.name,
      AWS_LAMBDA_FUNCTION_VERSION: executedVersion,
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(MEMORY_MB),
      AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${config.name}`,
      AWS_LAMBDA_LOG_STREAM_NAME: `local/[${executedVersion}]`,
      ...config.environment,
    };
  }
}

/** The worker's program as one file of plain JavaScript in the data folder: a worker then starts without the type stripper. */
export async function makeWorkerEntry(dataDir: string): Promise<string> {
  const dir = join(dataDir, "runtime");
  const file = join(dir, `worker-${hashOf(BUILT_WORKER === undefined ? filesIn(WORKER_FOLDER) : [BUILT_WORKER])}.mjs`);
  if (existsSync(file)) return file;
  mkdirSync(dir, { recursive: true });
  writeAtomically(file, BUILT_WORKER === undefined ? await buildWorker() : readFileSync(BUILT_WORKER, "utf8"));
  return file;
}

async function buildWorker(): Promise<string> {
  const esbuild = await import("esbuild");
  const entryPoints = [join(WORKER_FOLDER, "entry.ts")];
  const options = { bundle: true, write: false, platform: "node", format: "esm", target: "node22" } as const;
  const { outputFiles } = await esbuild.build({ entryPoints, ...options });
  await esbuild.stop();
  return outputFiles[0]?.text ?? "";
}

const filesIn = (dir: string) =>
  readdirSync(dir)
    .sort()
    .map((name) => join(dir, name));

function hashOf(files: readonly string[]): string {
  const hash = createHash("sha256");
  for (const file of files) hash.update(basename(file)).update(readFileSync(file));
  return hash.digest("hex").slice(0, 12);
}
