/** dynalite as a program of its own: `node dynalite-server.ts --data DIR`. */
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { parseArgs } from "node:util";
import dynalite from "dynalite";

const { values } = parseArgs({ options: { data: { type: "string" }, port: { type: "string" } } });
const server = dynalite({ ...(values.data && { path: values.data }), createTableMs: 0 });
await once(server.listen(Number(values.port ?? 0), "127.0.0.1"), "listening");
console.log(`listening on http://127.0.0.1:${(server.address() as AddressInfo).port}`);
