#!/usr/bin/env node
// Starts the server with its compiled code from last time: plain JavaScript, so that Node need not load what strips types.
import { tooOld } from "./cli/node-version.mjs";

const problem = tooOld(process.versions.node);
if (problem !== undefined) {
  console.error(`lambda: ${problem}`);
  process.exit(1);
}
const emitWarning = process.emitWarning.bind(process);
process.emitWarning = (warning, ...rest) => /SQLite/.test(warning) || emitWarning(warning, ...rest); // on Node 22
const [{ enableCompileCache }, { default: path }, { parseArgs }, { makeFolder }] = await Promise.all([
  import("node:module"),
  import("node:path"),
  import("node:util"),
  import("./folder.mjs"),
]);
const options = { data: { type: "string", default: ".durable-lambda" }, manifest: { type: "string" } };
const { values, positionals } = parseArgs({ options, strict: false });
const serves = values.manifest !== undefined || positionals.length > 1; // --help makes no folder
if (serves && typeof values.data === "string" && isMade(values.data))
  enableCompileCache(path.join(values.data, "compile-cache"));
await import("./main.ts");

/** Where it cannot be made, main.ts says why. */
function isMade(folder) {
  try {
    makeFolder(folder);
    return true;
  } catch {
    return false;
  }
}
