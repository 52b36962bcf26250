#!/usr/bin/env node
/** `npm run draw -- verify --record FILE [--receipt FILE]`: exit 0 only when the published draw holds. Asks no server. */
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { check } from "./check.ts";

const USAGE = "usage: npm run draw -- verify --record FILE [--receipt FILE]";

function main(): number {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { record: { type: "string" }, receipt: { type: "string" } },
  });
  if (positionals.join(" ") !== "verify" || values.record === undefined) throw new Error(USAGE);
  const receipt = values.receipt === undefined ? undefined : readFileSync(values.receipt, "utf8");
  const { holds, lines } = check(readFileSync(values.record, "utf8"), receipt);
  for (const line of lines) console.log(line);
  if (!holds) console.log("The draw does not hold.");
  return holds ? 0 : 1;
}

try {
  process.exitCode = main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
