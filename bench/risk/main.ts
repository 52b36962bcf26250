/** `npm run risk -- <train|evaluate|export|shapes> [arguments]`: bundles program.ts, which uses `lib`, and runs it. */
import { spawnSync } from "node:child_process";
import path from "node:path";
import { bundle } from "../bundle.ts";
import { writeTables } from "./document.ts";

const root = path.resolve(import.meta.dirname, "../..");
const given = process.argv.slice(2);
const program = await bundle(path.join(import.meta.dirname, "program.ts"));
const { status } = spawnSync(process.execPath, [program, ...given], { stdio: "inherit", cwd: root });
if (status === 0 && given[0] === "evaluate" && !given.includes("--labels")) await writeTables(root);
process.exit(status ?? 1);
