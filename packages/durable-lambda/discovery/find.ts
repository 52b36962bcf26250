/** Which exports of a file are durable handlers: it is built, and loaded in a process of its own, as a worker would. */
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { UserError } from "../cli/user-error.ts";
import { buildFile, buildProblem, codeOf } from "../functions/build.ts";
import { writeAtomically } from "../functions/bundle.ts";
import { type ExportedFunction, type Failed, loadInProcess } from "./load-in-process.ts";
import { markDurable } from "./mark.ts";
import { placeOf } from "./place.ts";

export interface DurableHandler {
  readonly file: string;
  readonly exportName: string;
}

/** The durable handlers that a file exports, one at least; throws a UserError. */
export async function durableHandlers(file: string, dataDir: string): Promise<DurableHandler[]> {
  const loaded = await load(await bundleOf(file), dataDir);
  if ("problem" in loaded) throw new UserError(`${file} does not load: ${await loadProblem(file, loaded)}`);
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

async function loadProblem(file: string, { problem, stack }: Failed): Promise<string> {
  const place = stack && (await placeOf(file, stack));
  return place ? `${problem} (${place})` : problem;
}

async function bundleOf(file: string): Promise<string> {
  try {
    return codeOf(await buildFile(file, [markDurable]));
  } catch (cause) {
    throw new UserError(buildProblem(file, cause), { cause });
  }
}

async function load(bundle: string, dataDir: string) {
  mkdirSync(dataDir, { recursive: true });
  const path = join(dataDir, `discovery-${process.pid}.mjs`);
  writeAtomically(path, bundle);
  try {
    return await loadInProcess(path);
  } finally {
    rmSync(path);
  }
}
