import { enableCompileCache } from "node:module";
import path from "node:path";

// First of all: with the cache no further TypeScript is stripped, which would hold 18 MB for as long as this runs.
enableCompileCache(path.join(import.meta.dirname, "..", "node_modules", ".cache", "compile"));
const { exitWith, runCommand } = await import("./supervisor/command.ts");

process.stdout.on("error", () => undefined);
await runCommand(process.argv[2]).catch(exitWith);
