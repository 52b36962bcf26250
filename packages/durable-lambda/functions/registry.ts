/**
 * Functions, their versions and their code. Invariants:
 * 1. A new start gets the newest published version; a version's code never changes.
 * 2. Sources that do not build leave the newest version in place; a function that never built fails when it is invoked.
 */
import { existsSync } from "node:fs";
import { notFound, unavailable } from "../errors.ts";
import type { FunctionConfig } from "../manifest.ts";
import { functionArn, parseFunctionReference } from "../wire/arn.ts";
import { buildProblem, isSourceError, loadError } from "./build.ts";
import type { Bundle, Bundler } from "./bundle.ts";
import type { Version, Versions } from "./versions.ts";

export interface ResolvedFunction {
  readonly config: FunctionConfig;
  /** The code. */
  readonly version: Version;
  /** What it is to the outside: `$LATEST`, or the number of the version that was asked for. */
  readonly executedVersion: string;
}

const LATEST = "$LATEST";
const isLatest = (qualifier: string): boolean => qualifier.startsWith(LATEST);

/** Tells apart what may not share a worker. */
export const codeKey = ({ config, version, executedVersion }: ResolvedFunction): string =>
  `${config.name}:${executedVersion}:${version.number}`;

export class Registry {
  readonly #functions: Map<string, FunctionConfig>;
  readonly #bundler: Bundler;
  readonly #versions: Versions;
  readonly #now: () => number;
  readonly #bundles = new Map<string, Promise<Bundle>>();
  readonly #published = new Map<string, Promise<Version>>();
  readonly #pinned = new Map<string, ResolvedFunction>();
  #queue: Promise<unknown> = Promise.resolve();

  constructor(functions: ReadonlyMap<string, FunctionConfig>, bundler: Bundler, versions: Versions, now: () => number) {
    this.#functions = new Map(functions);
    this.#bundler = bundler;
    this.#versions = versions;
    this.#now = now;
  }

  get functions(): ReadonlyMap<string, FunctionConfig> {
    return this.#functions;
  }

  /** Serves these functions too: new ones, and those that another export is now. */
  async add(functions: ReadonlyMap<string, FunctionConfig>): Promise<void> {
    for (const [name, config] of functions) {
      const known = this.#functions.get(name);
      if (known?.file === config.file && known.exportName === config.exportName) continue;
      this.#functions.set(name, config);
      this.#published.delete(name);
      await this.#newest(config);
    }
  }

  /** Builds and publishes all functions, one source file after the other; then old code that nothing needs goes. */
  async publishAll(): Promise<void> {
    for (const config of this.functions.values()) await this.#newest(config).catch(console.error);
    for (const name of this.functions.keys()) this.#versions.retire(name);
    this.#bundler.keepOnly(this.#versions.hashes());
  }

  /** Builds all functions: why one cannot be served, a line each. */
  async problems(): Promise<string[]> {
    const found = [...this.functions.values()].map(async (config) => {
      const problem = await this.#bundle(config.file).then(
        (bundle) => missingExport(config, bundle),
        (cause: unknown) => buildProblem(config.file, cause),
      );
      return problem === undefined ? [] : [`${config.name}: ${problem}`];
    });
    return (await Promise.all(found)).flat();
  }

  /** Finds a function and version by reference; waits until it is built. Throws ResourceNotFoundException. */
  async resolve(reference: string, qualifier: string | undefined): Promise<ResolvedFunction> {
    const { name, qualifier: wanted } = parseFunctionReference(reference, qualifier);
    const config = this.functions.get(name);
    if (!config) throw notFound(`Function not found: ${functionArn(name, wanted ?? LATEST)}`);
    const newest = await this.#newest(config);
    if (wanted === undefined || isLatest(wanted)) return { config, version: newest, executedVersion: wanted ?? LATEST };
    const version = /^[0-9]{1,15}$/.test(wanted) ? this.#versions.get(config.name, wanted) : undefined;
    if (!version) throw notFound(`Function not found: ${functionArn(config.name, wanted)}`);
    return { config, version, executedVersion: wanted };
  }

  /**
   * The function and code an execution was started with; a call of `$LATEST` names no code and gets the newest. Nothing when
   * it left the manifest.
   */
  pinned(name: string, executedVersion: string, code = executedVersion): ResolvedFunction | undefined {
    const key = `${name}:${executedVersion}:${code}`;
    const known = this.#pinned.get(key);
    if (known) return known;
    const config = this.functions.get(name);
    const version = isLatest(code) ? this.#versions.latest(name) : this.#versions.get(name, code);
    if (!config || !version || !existsSync(this.#bundler.path(version.hash))) return undefined;
    const pinned = { config, version, executedVersion };
    if (!isLatest(code)) this.#pinned.set(key, pinned);
    return pinned;
  }

  codePath(version: Version): string {
    return this.#bundler.path(version.hash);
  }

  /** Source files of a handler; nothing where its last build failed. */
  async sources(file: string): Promise<string[] | undefined> {
    const bundle = await this.#bundles.get(file)?.catch(() => undefined);
    return bundle?.inputs.map(({ path }) => path);
  }

  /** Whether no source of a handler has changed since its last build. */
  isCurrent(file: string): boolean {
    return this.#bundler.cached(file) !== undefined;
  }

  /** Builds one source file again and publishes new versions of its functions if their code changed. */
  async republish(file: string): Promise<Version[]> {
    this.#bundles.delete(file);
    const affected = [...this.functions.values()].filter((config) => config.file === file);
    for (const config of affected) this.#published.delete(config.name);
    return Promise.all(affected.map((config) => this.#newest(config)));
  }

  #newest(config: FunctionConfig): Promise<Version> {
    const known = this.#published.get(config.name);
    if (known) return known;
    const published = this.#publish(config);
    this.#published.set(config.name, published);
    return published;
  }

  async #publish(config: FunctionConfig): Promise<Version> {
    try {
      const bundle = await this.#bundle(config.file);
      const { hash } = bundle;
      const problem = missingExport(config, bundle);
      if (problem !== undefined) console.error(`lambda: ${config.name}: ${problem}`);
      return this.#versions.publish(config.name, hash, config.exportName, this.#now());
    } catch (cause) {
      if (!isSourceError(cause)) return this.#notBuilt(config, String(cause));
      console.error(`lambda: ${config.name}: ${buildProblem(config.file, cause)}`);
      const { hash } = this.#bundler.broken(loadError(config.file, cause));
      return (
        this.#versions.latest(config.name) ?? this.#versions.publish(config.name, hash, config.exportName, this.#now())
      );
    }
  }

  /** No fault of the source: the next request tries again. */
  #notBuilt(config: FunctionConfig, message: string): never {
    this.#bundles.delete(config.file);
    this.#published.delete(config.name);
    throw unavailable(`The function ${config.name} could not be built: ${message}`);
  }

  #bundle(file: string): Promise<Bundle> {
    const known = this.#bundles.get(file);
    if (known) return known;
    const cached = this.#bundler.cached(file);
    const bundle = cached ? Promise.resolve(cached) : this.#buildInTurn(file);
    this.#bundles.set(file, bundle);
    return bundle;
  }

  #buildInTurn(file: string): Promise<Bundle> {
    const built = this.#queue.then(() => this.#bundler.build(file));
    this.#queue = built.catch(() => undefined);
    return built;
  }
}

function missingExport({ file, exportName }: FunctionConfig, { exports }: Bundle): string | undefined {
  if (exports === undefined || exports.includes(exportName)) return undefined;
  return `${file} has no export ${exportName}: it exports ${exports.join(", ") || "nothing"}`;
}
