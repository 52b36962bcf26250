#!/usr/bin/env node
import path from "node:path";
import { parseArgs } from "node:util";
import { startStripe } from "./server.ts";

const { values } = parseArgs({
  options: { port: { type: "string" }, data: { type: "string" }, merchant: { type: "string" } },
});
const { STRIPE_WEBHOOK_URL: url, STRIPE_WEBHOOK_SECRET: secret } = process.env;

const stripe = await startStripe({
  port: Number(values.port ?? 4242),
  directory: path.resolve(values.data ?? ".local/stripe"),
  ...(values.merchant !== undefined && { merchant: values.merchant }),
  ...(url !== undefined && secret !== undefined && { webhook: { url, secret } }),
});
console.log(`listening on http://127.0.0.1:${stripe.port}${url === undefined ? "" : `, events go to ${url}`}`);
for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.once(signal, () => void stripe.close().then(() => process.exit(0)));
