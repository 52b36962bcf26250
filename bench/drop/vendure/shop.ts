import { existsSync, mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { PEERS, version } from "../../durable/lib.mjs";
import { startPostgres, type Postgres } from "../../durable/postgres.mjs";
import { cpuSeconds, tree } from "../../processes.ts";
import type { Shop } from "../shop.ts";
import { ask, rush } from "./crowd.ts";
import { SLUG, skuOf } from "./product.ts";
import { ServerProcess } from "./server-process.ts";

const PORT = 5690;
const SHOP_API = `http://127.0.0.1:${PORT}/shop-api`;
const PRODUCT = `{ product(slug: "${SLUG}") { name variants { id sku priceWithTax stockLevel } } }`;

interface Product {
  readonly product: { readonly variants: readonly { readonly id: string; readonly sku: string }[] };
}

const used = (pid: number | undefined): number => (pid === undefined ? 0 : cpuSeconds(tree(pid)));
const readVariants = async () => (await ask<Product>(SHOP_API, PRODUCT)).product.variants;

/** Vendure on PostgreSQL, of `$PEERS`; nothing where it is not installed. Shoppers want these sizes in turn. */
export function vendureShop(sizes: readonly string[]): Shop | undefined {
  if (existsSync(path.join(PEERS, "node_modules/@vendure/core"))) return installedShop(sizes);
  console.log(`Vendure is not installed under ${PEERS}: bench/drop/README.md says how`);
  return undefined;
}

function installedShop(sizes: readonly string[]): Shop {
  const directory = path.join(PEERS, "data/vendure");
  let postgres: Postgres | undefined;
  let server: ServerProcess | undefined;
  return {
    name: `Vendure ${version("@vendure/core")}, PostgreSQL`,
    async start() {
      rmSync(directory, { recursive: true, force: true });
      mkdirSync(path.join(directory, "data"), { recursive: true });
      postgres = await startPostgres(directory);
      server = new ServerProcess(directory, PORT);
      await server.untilReady();
    },
    async stop() {
      await server?.stop();
      await postgres?.stop();
    },
    async gather(count, goal) {
      const tokens = (await server?.makeShoppers(count)) ?? [];
      const variants = (await readVariants()).filter(({ sku }) => sizes.some((size) => sku === skuOf(size)));
      const variantIds = variants.map(({ id }) => id);
      return () => rush({ url: SHOP_API, tokens, variantIds, goal });
    },
    view: async () => (await readVariants()).length > 0,
    tableCalls: async () => ({}),
    cpuSeconds: () => ({ site: used(server?.pid), database: used(postgres?.pid) }),
  };
}
