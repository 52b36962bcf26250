// Plain JavaScript, for main.mjs.
import { existsSync, mkdirSync, statSync } from "node:fs";
import { dirname } from "node:path";

/**
 * Makes a folder and those above it, unless they are there. Throws what the disk says: `mkdirSync` with `recursive` calls a read-only
 * disk ENOENT, and never returns from a folder that is no place for others (`/proc`).
 */
export function makeFolder(folder) {
  const above = dirname(folder);
  if (above !== folder && !existsSync(above)) makeFolder(above);
  try {
    mkdirSync(folder);
  } catch (cause) {
    if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw cause;
  }
}
