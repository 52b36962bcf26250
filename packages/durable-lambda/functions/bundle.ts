/**
 * Handlers become one file each, named by the hash of its content. Invariants:
 * 1. A bundle file never changes: a version keeps its code whatever happens to the sources.
 * 2. A bundle whose inputs are unchanged (path, size, time of change) is not built again.
 */
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { type Built, buildFile, codeOf, ENTRY, OUTPUT } from "./build.ts";
import { shortClient } from "./short-client.ts";

export interface Bundle {
  readonly hash: string;
  readonly inputs: readonly InputFile[];
  /** What an ECMAScript module exports; what others do is known when they run. */
  readonly exports?: readonly string[] | undefined;
}
interface InputFile {
  readonly path: string;
  readonly size: number;
  readonly mtimeMs: number;
}

const FRESH_MS = 60_000;
/** Inputs that are no files: `marked:…`, `…/entry:stub.mjs`. One letter alone is a drive of Windows. */
const IN_NAMESPACE = /(?:^|\/)\w{2,}:/;
const hashOf = (text: string | Uint8Array) => createHash("sha256").update(text).digest("hex").slice(0, 20);

export class Bundler {
  readonly dir: string;

  constructor(dataDir: string) {
    this.dir = join(dataDir, "bundles");
    mkdirSync(this.dir, { recursive: true });
  }

  path(hash: string): string {
    return join(this.dir, `${hash}.mjs`);
  }

  /** The bundle of a source file, if it was made before and nothing in it changed since. */
  cached(file: string): Bundle | undefined {
    const index = this.#indexFile(file);
    if (!existsSync(index)) return undefined;
    const bundle = JSON.parse(readFileSync(index, "utf8")) as Bundle;
    return existsSync(this.path(bundle.hash)) && bundle.inputs.every(isUnchanged) ? bundle : undefined;
  }

  /** Builds the bundle of a source file; throws esbuild's error when it cannot. */
  async build(file: string): Promise<Bundle> {
    return this.#keep(file, await buildFile(file, [shortClient]));
  }

  /** A bundle that reports why there is none, as AWS does: at the first invocation. */
  broken({ name, message }: { readonly name: string; readonly message: string }): Bundle {
    const text = `throw Object.assign(new Error(${JSON.stringify(message)}), { name: ${JSON.stringify(name)} });`;
    return { hash: this.#write(text), inputs: [] };
  }

  /** Removes the bundles of all other hashes, except what was written just now and may be about to be published. */
  keepOnly(hashes: ReadonlySet<string>): void {
    const bundles = readdirSync(this.dir).filter((name) => name.endsWith(".mjs"));
    const unused = bundles.filter((name) => !hashes.has(basename(name, ".mjs"))).map((name) => join(this.dir, name));
    for (const file of unused) if (statSync(file).mtimeMs < Date.now() - FRESH_MS) rmSync(file);
  }

  #keep(file: string, result: Built): Bundle {
    const hash = this.#write(withCheapNames(codeOf(result)));
    const names = Object.keys(result.metafile.inputs).filter((name) => !IN_NAMESPACE.test(name));
    const inputs = [...names.map((name) => resolve(name)), ...tsconfigsAbove(file)].map(describe);
    const bundle = { hash, inputs, exports: exportsOf(file, result) };
    writeAtomically(this.#indexFile(file), JSON.stringify(bundle));
    return bundle;
  }

  #write(text: string): string {
    const hash = hashOf(text);
    if (!existsSync(this.path(hash))) writeAtomically(this.path(hash), text);
    return hash;
  }

  #indexFile(file: string): string {
    return join(this.dir, `${hashOf(file)}.json`);
  }
}

/**
 * esbuild's helper for `keepNames` defines the name of every closure each time it is made, also where it is right
 * already; errors are told by the names of their classes, so it cannot be left out.
 */
function withCheapNames(text: string): string {
  const helper = "var __name = (target, value) => __defProp(";
  return text.replace(helper, helper.replace("__defProp(", "target.name === value ? target : __defProp("));
}

function exportsOf(file: string, { metafile, warnings }: Built): string[] | undefined {
  const real = realpathSync(file); // as esbuild names it: macOS has its temporary folders behind a link
  const source = Object.entries(metafile.inputs).find(([name]) => resolve(name) === real)?.[1];
  if (source?.format !== "esm") return undefined;
  const lacksDefault = warnings.some(({ id, location }) => id === "import-is-undefined" && isEntry(location?.file));
  return metafile.outputs[OUTPUT]?.exports.filter((name) => name !== "default" || !lacksDefault);
}

/** What is built is an entry of ours, which exports a default in any case. */
const isEntry = (name = "") => name.endsWith(ENTRY);

function describe(path: string): InputFile {
  const { size, mtimeMs } = statSync(path);
  return { path, size, mtimeMs };
}

function isUnchanged(input: InputFile): boolean {
  const stat = statSync(input.path, { throwIfNoEntry: false });
  return stat !== undefined && stat.size === input.size && stat.mtimeMs === input.mtimeMs;
}

function tsconfigsAbove(file: string): string[] {
  const dir = dirname(file);
  const candidate = join(dir, "tsconfig.json");
  if (existsSync(candidate)) return [candidate];
  return dirname(dir) === dir ? [] : tsconfigsAbove(dir);
}

/** Writes a file whole or not at all, whatever kills this process. */
export function writeAtomically(path: string, text: string): void {
  const temporary = `${path}.${process.pid}.tmp`;
  writeFileSync(temporary, text, { flush: true });
  renameSync(temporary, path);
}
