/** Which exports of a file are durable handlers: it is built, and loaded in a process of its own, as a worker would. */
import { rmSync } from "node:fs";
import { join } from "node:path";
import { UserError } from "../cli/user-error.ts";
import { makeFolder } from "../folder.mjs";
import { buildFile, buildProblem, codeOf } from "../functions/build.ts";
import { writeAtomically } from "../functions/bundle.ts";
import { type ExportedFunction, type Failed, loadInProcess } from "./load-in-process.ts";
import { markDurable } from "./mark.ts";
import { placeOf } from "./place.ts";

export interface DurableHandler {
  readonly file: string;
  readonly exportName: string;
}

export interface Found {
  readonly handlers: readonly DurableHandler[];
  /** Functions that may have a durable handler within them: nothing tells. */
  readonly unsure: readonly string[];
}

/** The durable handlers that a file exports, one at least; throws a UserError. */
export async function durableHandlers(file: string, dataDir: string): Promise<Found> {
  const loaded = await load(await bundleOf(file), dataDir);
  if ("problem" in loaded) throw new UserError(`${file} does not load: ${await loadProblem(file, loaded)}`);
  const { durable, unsure } = durableExports(loaded.functions, loaded.inner);
  if (durable.length === 0) throw new UserError(`${file} ${whyNone(loaded.functions, loaded.inner)}`);
  return { handlers: durable.map((exportName) => ({ file, exportName })), unsure };
}

/** Wrapped again by something else (middy, powertools), a handler is known by its name, or as the only function. */
export function durableExports(functions: readonly ExportedFunction[], inner: number) {
  const others = functions.filter(({ isWrapped }) => !isWrapped).map(({ name }) => name);
  const outer = inner === 0 ? [] : others.filter((name) => name === "handler" || functions.length === 1);
  const durable = functions.filter(({ isWrapped, name }) => isWrapped || outer.includes(name)).map(({ name }) => name);
  return { durable, unsure: inner > outer.length ? others.filter((name) => !outer.includes(name)) : [] };
}

function whyNone(functions: readonly ExportedFunction[], inner: number): string {
  const names = functions.map(({ name }) => name).join(", ");
  if (names === "") return "exports no function: export const handler = withDurableExecution(...)";
  if (inner > 0)
    return `exports ${names}, one of which wraps a durable handler: name it handler, or list it in a manifest`;
  return `exports ${names}, not wrapped: export const handler = withDurableExecution(...)`;
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
  makeFolder(dataDir);
  const path = join(dataDir, `discovery-${process.pid}.mjs`);
  writeAtomically(path, bundle);
  try {
    return await loadInProcess(path);
  } finally {
    rmSync(path);
  }
}
