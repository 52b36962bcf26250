/** Under `--watch`: publishes a new version when a source of a handler changes. Quiet while nothing does. */
import { type FSWatcher, watch } from "node:fs";
import { dirname, join } from "node:path";
import type { Registry } from "./registry.ts";

const SETTLE_MS = 150;
const IN_NODE_MODULES = /[\\/]node_modules[\\/]/;

export class SourceWatcher {
  readonly #registry: Registry;
  readonly #watchers = new Map<string, FSWatcher>();
  #filesOf = new Map<string, Set<string>>();
  #changed = new Set<string>();
  #timer: NodeJS.Timeout | undefined;

  constructor(registry: Registry) {
    this.#registry = registry;
  }

  /** Watches the folders of all sources outside of node_modules. */
  async start(): Promise<void> {
    const handlers = new Set([...this.#registry.functions.values()].map(({ file }) => file));
    const filesOf = new Map<string, Set<string>>();
    for (const handler of handlers)
      for (const source of [handler, ...(await this.#registry.sources(handler))])
        if (!IN_NODE_MODULES.test(source)) filesOf.set(source, (filesOf.get(source) ?? new Set()).add(handler));
    this.#filesOf = filesOf;
    for (const source of filesOf.keys()) this.#watchFolder(dirname(source));
  }

  close(): void {
    clearTimeout(this.#timer);
    for (const watcher of this.#watchers.values()) watcher.close();
  }

  #watchFolder(dir: string): void {
    if (this.#watchers.has(dir)) return;
    const watcher = watch(dir, { persistent: false }, (_event, name) => {
      const handlers = name === null ? undefined : this.#filesOf.get(join(dir, name));
      if (handlers) this.#schedule(handlers);
    });
    watcher.on("error", () => this.#watchers.delete(dir));
    this.#watchers.set(dir, watcher);
  }

  #schedule(handlers: Iterable<string>): void {
    for (const handler of handlers) this.#changed.add(handler);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#republish(), SETTLE_MS);
  }

  async #republish(): Promise<void> {
    const changed = this.#changed;
    this.#changed = new Set();
    for (const handler of changed) {
      const versions = await this.#registry.republish(handler);
      console.log(`lambda: ${handler} changed, now at version ${versions.map(({ number }) => number).join(", ")}`);
    }
    await this.start();
  }
}
