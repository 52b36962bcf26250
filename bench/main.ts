/** `npm run bench -- <name> [arguments]`: runs `bench/<name>/bench.ts`. Benchmarks are run by hand, on a quiet machine. */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";

const here = import.meta.dirname;
const names = readdirSync(here, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && existsSync(path.join(here, entry.name, "bench.ts")))
  .map((entry) => entry.name);

const [name = "", ...rest] = process.argv.slice(2);
if (!names.includes(name)) {
  console.error(`usage: npm run bench -- <${names.join("|")}>`);
  process.exit(1);
}
const { status } = spawnSync(process.execPath, [path.join(here, name, "bench.ts"), ...rest], { stdio: "inherit" });
process.exit(status ?? 1);
