import path from "node:path";
import { parseArgs } from "node:util";
import { startCarrier } from "./server.ts";

const { values } = parseArgs({ options: { port: { type: "string" }, data: { type: "string" } } });
const { EASYPOST_WEBHOOK_URL: url, EASYPOST_WEBHOOK_SECRET: secret } = process.env;

const carrier = await startCarrier({
  port: Number(values.port ?? 4243),
  directory: path.resolve(values.data ?? ".local/carrier"),
  ...(url !== undefined && secret !== undefined && { webhook: { url, secret } }),
});
console.log(`listening on http://127.0.0.1:${carrier.port}${url === undefined ? "" : `, events go to ${url}`}`);
for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.once(signal, () => void carrier.close().then(() => process.exit(0)));
