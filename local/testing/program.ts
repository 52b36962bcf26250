import path from "node:path";
import * as testing from "../../packages/local-service/testing/program.ts";
import { programFile } from "../programs.ts";

export { temporaryDirectory, type Program } from "../../packages/local-service/testing/program.ts";

const mainOf = (name: string) => programFile(path.join(import.meta.dirname, "../.."), name);

/** Starts a service of this machine by its name, until it says `listening`. The caller ends it. */
export const spawnProgram = (name: string, args: readonly string[]) => testing.spawnProgram(mainOf(name), args);

/** As `spawnProgram`; it ends with the test. */
export const startProgram = (name: string, args: readonly string[]) => testing.startProgram(mainOf(name), args);
