/** Which exports of a file are durable handlers: it is built, and loaded in a process of its own, as a worker would. */
import { fork } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { UserError } from "../cli/user-error.ts";
import { buildFile, buildProblem } from "../functions/build.ts";
import { writeAtomically } from "../functions/bundle.ts";
import { LOADER } from "../packaged.ts";
import { handlerEnvironment } from "../workers/environment.ts";
import { markDurable } from "./mark.ts";

export interface DurableHandler {
  readonly file: string;
  readonly exportName: string;
}

export interface ExportedFunction {
  readonly name: string;
  readonly isWrapped: boolean;
}

export type Loaded =
  | { readonly problem: string }
  /** `wrapped`: how many handlers `withDurableExecution` has made. */
  | { readonly functions: readonly ExportedFunction[]; readonly wrapped: number };

/** The durable handlers that a file exports, one at least; throws a UserError. */
export async function durableHandlers(file: string, dataDir: string): Promise<DurableHandler[]> {
  const loaded = await load(await bundleOf(file), dataDir);
  if ("problem" in loaded) throw new UserError(`${file} does not load: ${loaded.problem}`);
  const names = durableExports(loaded.functions, loaded.wrapped);
  if (names.length === 0) throw new UserError(`${file} ${whyNone(loaded.functions)}`);
  return names.map((exportName) => ({ file, exportName }));
}

/** Wrapped again by something else (middy, powertools), a handler is known by its name alone. */
export function durableExports(functions: readonly ExportedFunction[], wrapped: number): string[] {
  const names = functions.filter(({ isWrapped }) => isWrapped).map(({ name }) => name);
  if (names.length === 0 && wrapped > 0)
    names.push(...functions.map(({ name }) => name).filter((name) => name === "handler" || functions.length === 1));
  return names;
}

function whyNone(functions: readonly ExportedFunction[]): string {
  const names = functions.map(({ name }) => name);
  if (names.length === 0) return "exports no function: export const handler = withDurableExecution(...)";
  return `exports ${names.join(", ")}, not wrapped: export const handler = withDurableExecution(...)`;
}

async function bundleOf(file: string): Promise<string> {
  try {
    return (await buildFile(file, [markDurable])).outputFiles[0]?.text ?? "";
  } catch (cause) {
    throw new UserError(buildProblem(file, cause), { cause });
  }
}

async function load(bundle: string, dataDir: string): Promise<Loaded> {
  const dir = join(dataDir, "discovery");
  mkdirSync(dir, { recursive: true });
  const path = join(dir, `${process.pid}.mjs`);
  writeAtomically(path, bundle);
  try {
    return await loadInProcess(path);
  } finally {
    rmSync(dir, { recursive: true });
  }
}

function loadInProcess(path: string): Promise<Loaded> {
  const child = fork(LOADER, [path], { env: handlerEnvironment(), stdio: ["ignore", "inherit", "inherit", "ipc"] });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("message", (loaded) => resolve(loaded as Loaded));
    child.once("close", (status) => resolve({ problem: `it ended the process with ${status}` }));
  });
}
