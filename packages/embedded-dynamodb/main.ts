#!/usr/bin/env node
/** Command line: `node main.ts [--port PORT] [--data DIR]`. */
import { parseArgs } from "node:util";
import { startServer } from "./server.ts";

const { values } = parseArgs({
  options: { port: { type: "string", default: "8000" }, data: { type: "string", default: ".dynamodb" } },
});

const server = await startServer({ port: Number(values.port), directory: values.data });
console.log(`dynamodb: listening on http://127.0.0.1:${server.port}`);
for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.once(signal, () => void server.close().then(() => process.exit(0)));
