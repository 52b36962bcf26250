import { SourceMap, type SourceMapPayload } from "node:module";
import { relative } from "node:path";
import { buildFile, mapOf } from "../functions/build.ts";
import { markDurable } from "./mark.ts";

/** In the bundle that was loaded (find.ts), not in what loaded it. */
const FRAME = /[\\/]discovery-\d+\.mjs:(\d+):(\d+)\)?$/gm;
/** Packages, and what is no file: `marked:…`. Sources are relative to the current folder. */
const FOREIGN = /(?:^|[\\/])node_modules[\\/]|(?:^|\/)\w{2,}:/;

/** Where in the sources of its own a file's bundle has thrown. The bundle is made again, with a map of its lines. */
export async function placeOf(file: string, stack: string): Promise<string | undefined> {
  const built = await buildFile(file, [markDurable], { sourcemap: "external", sourcesContent: false });
  const map = new SourceMap(JSON.parse(mapOf(built)) as SourceMapPayload);
  for (const [, line, column] of stack.matchAll(FRAME)) {
    const { fileName, lineNumber, columnNumber } = map.findOrigin(Number(line), Number(column)) as Place;
    if (fileName !== undefined && !FOREIGN.test(fileName))
      return `${relative(process.cwd(), fileName)}:${lineNumber}:${columnNumber}`;
  }
  return undefined;
}

/** Of `findOrigin`; empty where the map says nothing. */
interface Place {
  readonly fileName?: string;
  readonly lineNumber: number;
  readonly columnNumber: number;
}
