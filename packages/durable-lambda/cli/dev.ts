import { writeFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { type DurableHandler, durableHandlers } from "../discovery/find.ts";
import { named } from "../discovery/names.ts";
import { makeFolder } from "../folder.mjs";
import { MAX_TIMER_SECONDS } from "../limits.ts";

/** Seconds that one invocation may take. */
const TIMEOUT_SECONDS = 60;

/**
 * Writes a manifest of all durable handlers that the files export, and those that other files did before, and returns its path.
 * Prints what it has not printed before. Throws a UserError.
 */
type ListHandlers = (files: readonly string[]) => Promise<string>;

/** What lists handlers in one manifest of the data folder, for as long as `dev` runs. */
export function developmentManifest(dataDir: string): ListHandlers {
  const found = new Map<string, readonly DurableHandler[]>();
  const say = saying();
  return async (files) => {
    for (const file of new Set(files.map((file) => resolve(file)))) {
      found.delete(file);
      const { handlers, unsure } = await durableHandlers(file, dataDir);
      found.set(file, handlers);
      if (unsure.length > 0) say(hint(file, unsure));
    }
    const functions = named([...found.values()].flat());
    for (const [name, handler] of functions) say(announcement(name, handler));
    return writeManifest(dataDir, Object.fromEntries([...functions].map(entry)));
  };
}

function saying() {
  const said = new Set<string>();
  return (line: string): void => {
    if (!said.has(line)) console.log(line);
    said.add(line);
  };
}

function writeManifest(dataDir: string, functions: object): string {
  const manifest = join(dataDir, "manifest.json");
  makeFolder(dataDir);
  writeFileSync(manifest, JSON.stringify({ functions }, null, 2));
  return manifest;
}

const hint = (file: string, unsure: readonly string[]) =>
  `lambda: ${relative(process.cwd(), file)} also exports ${unsure.join(", ")}: a durable handler that something else wraps is named handler, or listed in a manifest`;

const announcement = (name: string, { file, exportName }: DurableHandler) =>
  `lambda: ${name} is ${relative(process.cwd(), file)}#${exportName}`;

const entry = ([name, { file, exportName }]: [string, DurableHandler]) => [
  name,
  { handler: `${file}#${exportName}`, timeout: TIMEOUT_SECONDS, durable: { executionTimeout: MAX_TIMER_SECONDS } },
];
