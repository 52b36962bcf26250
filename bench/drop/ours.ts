import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { RunningStack, type Part } from "../../e2e/support/processes.ts";
import { stackAt } from "../../e2e/support/stack.ts";
import { cpuSeconds } from "../processes.ts";
import { call } from "./client.ts";
import { crowdOf } from "./crowd.ts";
import { SIZES, PAIRS_OF_A_SIZE, PRICE_MINOR, type Shop } from "./shop.ts";
import { makeShoppers } from "./shoppers.ts";

const FIRST_PORT = 5680;
const PARTS: readonly Part[] = ["site", "worker", "lambda", "database", "payments", "mail"];

function writeDrop(directory: string): string {
  const file = path.join(directory, "drop.json");
  const drop = {
    dropId: "bench-drop",
    name: "The bench's drop",
    opensAt: new Date().toISOString(),
    closesAt: new Date(Date.now() + 86_400_000).toISOString(),
    price: { amountMinor: PRICE_MINOR, currency: "EUR" },
    sizes: SIZES.map((size) => ({ size, pairs: PAIRS_OF_A_SIZE })),
  };
  writeFileSync(file, JSON.stringify(drop));
  return file;
}

/** This store, built for production, all its processes on this machine. Shoppers want these sizes in turn. */
export function ourShop(sizes: readonly string[]): Shop {
  const directory = mkdtempSync(path.join(tmpdir(), "bench-drop-"));
  const env = { DROP_FILE: writeDrop(directory), PROXY_HOPS: "1" };
  const store = new RunningStack(stackAt(FIRST_PORT, path.join(directory, "data"), env));
  const { stack } = store;
  const callsUrl = `http://127.0.0.1:${stack.ports.DYNAMODB_PORT}/_local/calls`;
  let made = 0;
  return {
    name: "ours",
    start: () => store.start(),
    async stop() {
      await store.stop();
      rmSync(directory, { recursive: true });
    },
    async gather(count, goal) {
      const firstIndex = made;
      made += count;
      const cookies = await makeShoppers(stack, firstIndex, count);
      return crowdOf({ stack, cookies, firstIndex, sizes, goal });
    },
    view: async () => (await call(`${stack.siteUrl}/`)).status === 200,
    tableCalls: async () =>
      JSON.parse((await call(callsUrl, { headers: { authorization: "AWS4-HMAC-SHA256" } })).text) as Record<
        string,
        number
      >,
    cpuSeconds: () => Object.fromEntries(PARTS.map((part) => [part, cpuSeconds(store.pids(part))])),
  };
}
