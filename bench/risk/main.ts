/** `npm run risk -- <train|evaluate|export> [arguments]`: bundles program.ts, which uses `lib`, and runs it. */
import { spawnSync } from "node:child_process";
import path from "node:path";
import { bundle } from "../bundle.ts";

const program = await bundle(path.join(import.meta.dirname, "program.ts"));
const { status } = spawnSync(process.execPath, [program, ...process.argv.slice(2)], { stdio: "inherit" });
process.exit(status ?? 1);
