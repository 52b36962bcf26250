import { writeFileSync } from "node:fs";
import path from "node:path";
import { PAIRS_OF_A_SIZE, PRICE_MINOR, SIZES } from "../shop.ts";
import { core, type Vendure } from "./core.ts";
import { SLUG, skuOf } from "./product.ts";

/** Where it sells to, what that costs, and who is asked for the money. */
export const INITIAL_DATA = {
  defaultLanguage: "en",
  defaultZone: "Europe",
  countries: [{ name: "Netherlands", code: "NL", zone: "Europe" }],
  taxRates: [{ name: "Standard Tax", percentage: 21 }],
  shippingMethods: [{ name: "Standard", price: 0 }],
  paymentMethods: [
    {
      name: "Card",
      handler: { code: "dummy-payment-handler", arguments: [{ name: "automaticSettle", value: "false" }] },
    },
  ],
  collections: [],
};

const COLUMNS = ["name", "slug", "description", "assets", "facets", "optionGroups", "optionValues", "sku"];
const STOCK_COLUMNS = ["price", "taxCategory", "stockOnHand", "trackInventory", "variantAssets", "variantFacets"];

/** The product as Vendure imports it: one line a variant, which is a size. The file, written into that folder. */
export function writeProducts(directory: string): string {
  const file = path.join(directory, "products.csv");
  const product = ["The bench's drop", SLUG, "A pair", "", "", "size"];
  const lines = SIZES.map((size, i) => [
    ...(i === 0 ? product : product.map(() => "")),
    size,
    skuOf(size),
    PRICE_MINOR / 100,
    "standard",
    PAIRS_OF_A_SIZE,
    true,
    "",
    "",
  ]);
  writeFileSync(file, [[...COLUMNS, ...STOCK_COLUMNS], ...lines].map((cells) => cells.join(",")).join("\n"));
  return file;
}

/** Signs a new customer in, past the hashing of passwords that signing up costs. The session's token. */
export async function makeShopper(app: Vendure, index: number): Promise<string> {
  const ctx = await app.get(core.RequestContextService).create({ apiType: "shop" });
  const customer = { emailAddress: `shopper.${index}@example.com`, firstName: "Ada", lastName: "Lovelace" };
  const { user } = await app.get(core.CustomerService).create(ctx, customer);
  const complete = await app.get(core.UserService).getUserById(ctx, user.id);
  return (await app.get(core.SessionService).createNewAuthenticatedSession(ctx, complete, "native")).token;
}
