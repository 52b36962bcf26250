/**
 * Under `--watch`: publishes a new version when a source of a handler changes. Quiet while nothing does.
 * What does not build is built again after any change beside its sources: which one is missing is not known.
 */
import { existsSync, type FSWatcher, watch } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { Registry } from "./registry.ts";

const SETTLE_MS = 150;
const IN_NODE_MODULES = /[\\/]node_modules[\\/]/;

export class SourceWatcher {
  readonly #registry: Registry;
  readonly #whenBuilt: (handler: string) => Promise<void>;
  readonly #watchers = new Map<string, FSWatcher>();
  /** By source: the handlers that it is part of. */
  #handlersOf = new Map<string, Set<string>>();
  readonly #broken = new Set<string>();
  #changed = new Set<string>();
  #timer: NodeJS.Timeout | undefined;
  /** One batch of changes at a time: they write the same files. */
  #turn: Promise<void> = Promise.resolve();

  /** `whenBuilt` hears of each handler that was built again. */
  constructor(registry: Registry, whenBuilt: (handler: string) => Promise<void> = async () => undefined) {
    this.#registry = registry;
    this.#whenBuilt = whenBuilt;
  }

  /** Watches the folders of all sources outside of node_modules; of a handler that does not build those of its last build. */
  async start(): Promise<void> {
    const handlersOf = new Map<string, Set<string>>();
    const handlers = new Set([...this.#registry.functions.values()].map(({ file }) => file));
    for (const handler of handlers)
      for (const source of [handler, ...(await this.#sourcesOf(handler))])
        if (!IN_NODE_MODULES.test(source)) handlersOf.set(source, (handlersOf.get(source) ?? new Set()).add(handler));
    this.#handlersOf = handlersOf;
    for (const source of handlersOf.keys()) this.#watchFolder(dirname(source));
    this.#schedule([...handlers].filter((handler) => this.#isStale(handler)));
  }

  /** Whether it was changed before it was watched. */
  #isStale(handler: string): boolean {
    return !this.#broken.has(handler) && !this.#registry.isCurrent(handler);
  }

  close(): void {
    clearTimeout(this.#timer);
    for (const watcher of this.#watchers.values()) watcher.close();
  }

  async #sourcesOf(handler: string): Promise<readonly string[]> {
    const built = await this.#built(handler);
    if (built) return built;
    return [...this.#handlersOf].flatMap(([source, handlers]) => (handlers.has(handler) ? [source] : []));
  }

  /** The sources of its last build; nothing, and noted, where that failed. */
  async #built(handler: string): Promise<readonly string[] | undefined> {
    const built = await this.#registry.sources(handler);
    if (built) this.#broken.delete(handler);
    else this.#broken.add(handler);
    return built;
  }

  /** Watches a folder; one that is not there by the folder that it would be made in. */
  #watchFolder(dir: string): void {
    if (this.#watchers.has(dir)) return;
    if (!existsSync(dir)) return this.#watchFolder(dirname(dir));
    try {
      const watcher = watch(dir, { persistent: false }, (event, name) => this.#noticed(dir, event, name));
      watcher.on("error", () => this.#watchers.delete(dir));
      this.#watchers.set(dir, watcher);
    } catch (cause) {
      console.error(`lambda: cannot watch ${dir}: ${(cause as Error).message}`);
    }
  }

  #noticed(dir: string, event: string, name: string | null): void {
    if (name === null) return;
    this.#schedule([...(this.#handlersOf.get(join(dir, name)) ?? []), ...this.#broken]);
    if (event === "rename" && name === basename(dir)) this.#unwatch(dir);
  }

  /** A folder's own end comes as an event with its own name (Linux); what is made in its place is another. */
  #unwatch(dir: string): void {
    this.#watchers.get(dir)?.close();
    this.#watchers.delete(dir);
    for (const [source, handlers] of this.#handlersOf) if (dirname(source) === dir) this.#schedule([...handlers]);
  }

  #schedule(handlers: readonly string[]): void {
    if (handlers.length === 0) return;
    for (const handler of handlers) this.#changed.add(handler);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#turn = this.#turn.then(() => this.#republish());
    }, SETTLE_MS);
  }

  async #republish(): Promise<void> {
    const changed = this.#changed;
    this.#changed = new Set();
    for (const handler of changed) await this.#publish(handler);
    for (const handler of changed) if (!this.#broken.has(handler)) await this.#tell(handler);
    await this.start();
  }

  async #tell(handler: string): Promise<void> {
    await this.#whenBuilt(handler).catch((cause: Error) => console.error(`lambda: ${cause.message}`));
  }

  async #publish(handler: string): Promise<void> {
    try {
      const versions = await this.#registry.republish(handler);
      const at = (await this.#built(handler)) ? "changed, now" : "does not build, still";
      console.log(`lambda: ${handler} ${at} at version ${versions.map(({ number }) => number).join(", ")}`);
    } catch (cause) {
      console.error(`lambda: ${(cause as Error).message}`); // a source was being replaced: its next event tries again
    }
  }
}
