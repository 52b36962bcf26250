import { parseArgs } from "node:util";
import { startBeacon } from "./server.ts";

const { values } = parseArgs({ options: { port: { type: "string" }, data: { type: "string" } } });

const beacon = await startBeacon({ port: Number(values.port ?? 4244) });
console.log(`listening on http://127.0.0.1:${beacon.port}, local and not random`);
for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.once(signal, () => void beacon.close().then(() => process.exit(0)));
