import { mkdirSync, writeFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { type DurableHandler, durableHandlers } from "../discovery/find.ts";
import { named } from "../discovery/names.ts";
import { MAX_TIMER_SECONDS } from "../limits.ts";

/** Seconds that one invocation may take. */
const TIMEOUT_SECONDS = 60;

/** Writes a manifest of all durable handlers that the files export, and prints their names. Throws a UserError. */
export async function developmentManifest(files: readonly string[], dataDir: string): Promise<string> {
  const found: DurableHandler[] = [];
  for (const file of new Set(files.map((file) => resolve(file)))) {
    const { handlers, unsure } = await durableHandlers(file, dataDir);
    found.push(...handlers);
    if (unsure.length > 0) console.log(hint(file, unsure));
  }
  const functions = named(found);
  for (const [name, handler] of functions) announce(name, handler);
  const manifest = join(dataDir, "manifest.json");
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(manifest, JSON.stringify({ functions: Object.fromEntries([...functions].map(entry)) }, null, 2));
  return manifest;
}

const hint = (file: string, unsure: readonly string[]) =>
  `lambda: ${relative(process.cwd(), file)} also exports ${unsure.join(", ")}: a durable handler that something else wraps is named handler, or listed in a manifest`;

const announce = (name: string, { file, exportName }: DurableHandler) =>
  console.log(`lambda: ${name} is ${relative(process.cwd(), file)}#${exportName}`);

const entry = ([name, { file, exportName }]: [string, DurableHandler]) => [
  name,
  { handler: `${file}#${exportName}`, timeout: TIMEOUT_SECONDS, durable: { executionTimeout: MAX_TIMER_SECONDS } },
];
