/** Files beside the code: sources in the repository, built ones in the published package (build.ts), where all lie in one folder. */
import { join } from "node:path";

const here = import.meta.dirname;
const isBuilt = import.meta.filename.endsWith(".mjs");

/** Who this is. */
export const PACKAGE = join(here, isBuilt ? "../package.json" : "package.json");

/** Starts the server, by `node`. */
export const MAIN = join(here, "main.mjs");
/** Loads a bundle and tells what it exports, by `node`. */
export const LOADER = isBuilt ? join(here, "load.mjs") : join(here, "discovery/load.ts");
/** Where style and script of the console are. */
export const CONSOLE_FOLDER = isBuilt ? here : join(here, "console");
/** The worker's program, built; in the repository there is none yet. */
export const BUILT_WORKER = isBuilt ? join(here, "worker.mjs") : undefined;
/** The worker's program as sources. */
export const WORKER_FOLDER = join(here, "workers/inside");
