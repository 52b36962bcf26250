// Starts the server with its compiled code from last time: plain JavaScript, so that Node need not load what strips types.
import { enableCompileCache } from "node:module";
import { join } from "node:path";
import { parseArgs } from "node:util";

const { data } = parseArgs({ options: { data: { type: "string" } }, strict: false }).values;
if (typeof data === "string") enableCompileCache(join(data, "compile-cache"));
await import("./main.ts");
