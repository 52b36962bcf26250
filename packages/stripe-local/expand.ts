import { ParameterError } from "./errors.ts";
import { listOf, type Session } from "./objects.ts";
import { lineItemsOf } from "./sessions.ts";
import type { Params } from "./params.ts";
import type { Store } from "./store.ts";

type Json = Record<string, unknown>;

const KIND_OF_FIELD = { payment_intent: "payment_intent", latest_charge: "charge", charge: "charge" } as const;

/** Puts whole objects where ids stood. https://docs.stripe.com/api/expanding_objects */
export function expand(store: Store, object: object, paths: readonly string[]): Json {
  const result: Json = { ...object };
  for (const path of paths) expandPath(store, result, path.split("."), path);
  return result;
}

/** What a request asks to be expanded. */
export function expandPaths({ expand: paths }: Params): string[] {
  if (paths === undefined) return [];
  if (Array.isArray(paths) && paths.every((entry) => typeof entry === "string")) return paths;
  throw new ParameterError("Invalid array", { param: "expand" });
}

function expandPath(store: Store, object: Json, [field, ...rest]: readonly string[], whole: string): void {
  if (field === undefined) return;
  if (field === "line_items" && object["object"] === "checkout.session") object[field] = lineItems(store, object);
  else if (field === "data" && Array.isArray(object[field]))
    object[field] = object[field].map((entry: Json) => expand(store, entry, [rest.join(".")]));
  else if (object[field] !== null) object[field] = expandId(store, object[field], field, rest, whole);
}

function expandId(store: Store, value: unknown, field: string, rest: readonly string[], whole: string): unknown {
  if (!(field in KIND_OF_FIELD) || value === undefined)
    throw new ParameterError(`This property cannot be expanded (${whole}).`, { param: "expand" });
  const found =
    typeof value === "string" ? store.find(KIND_OF_FIELD[field as keyof typeof KIND_OF_FIELD], value) : value;
  return rest.length === 0 ? found : expand(store, found as Json, [rest.join(".")]);
}

function lineItems(store: Store, session: Json) {
  const stored = store.find("checkout.session", String(session["id"])) as Session;
  const items = lineItemsOf(stored).map((item, index) => ({
    id: `li_${stored.id.slice(-20)}${index}`,
    object: "item",
    amount_subtotal: item.quantity * item.unitAmount,
    amount_total: item.quantity * item.unitAmount,
    currency: item.currency,
    description: item.name,
    quantity: item.quantity,
  }));
  return listOf(`/v1/checkout/sessions/${stored.id}/line_items`, items);
}
