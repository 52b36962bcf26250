import { createAddress, getAddress, verifyAddress } from "./addresses.ts";
import { invalid } from "./errors.ts";
import { requiredObject, type Params } from "./params.ts";
import { buyShipment, createShipment, getShipment, refundShipment, rerateShipment } from "./shipments.ts";
import type { Store } from "./store.ts";
import { createTracker, getTracker } from "./trackers.ts";

export interface Call {
  readonly store: Store;
  /** The body; of a GET the query. */
  readonly params: Params;
  /** The object named in the path, or "". */
  readonly id: string;
  /** Where this server is found. */
  readonly publicUrl: string;
}

type Run = (call: Call) => object;

const POST_ROUTES: readonly (readonly [path: RegExp, run: Run])[] = [
  [
    /^\/v2\/addresses$/,
    ({ store, params }) => createAddress(store, addressIn(params), Boolean(params["verify_strict"])),
  ],
  [
    /^\/v2\/addresses\/create_and_verify$/,
    ({ store, params }) => ({ address: createAddress(store, addressIn(params), true) }),
  ],
  [/^\/v2\/shipments$/, ({ store, params }) => createShipment(store, requiredObject(params, "shipment"))],
  [/^\/v2\/shipments\/([^/]+)\/buy$/, ({ store, id, params, publicUrl }) => buyShipment(store, id, params, publicUrl)],
  [/^\/v2\/shipments\/([^/]+)\/refund$/, ({ store, id }) => refundShipment(store, id)],
  [/^\/v2\/shipments\/([^/]+)\/rerate$/, ({ store, id }) => rerateShipment(store, id)],
  [
    /^\/v2\/trackers$/,
    ({ store, params, publicUrl }) => createTracker(store, requiredObject(params, "tracker"), publicUrl),
  ],
];

const GET_ROUTES: typeof POST_ROUTES = [
  [/^\/v2\/addresses\/([^/]+)$/, ({ store, id }) => getAddress(store, id)],
  [/^\/v2\/addresses\/([^/]+)\/verify$/, ({ store, id }) => verifyAddress(store, id)],
  [/^\/v2\/shipments$/, (call) => pageOf(call, "Shipment", "shipments")],
  [/^\/v2\/shipments\/([^/]+)$/, ({ store, id }) => getShipment(store, id)],
  [/^\/v2\/trackers$/, (call) => pageOf(call, "Tracker", "trackers")],
  [/^\/v2\/trackers\/([^/]+)$/, ({ store, id }) => getTracker(store, id)],
];

/** The operation behind a method and path, with the id that the path names. */
export function findRoute(method: string, path: string): { readonly run: Run; readonly id: string } | undefined {
  const routes = method === "POST" ? POST_ROUTES : method === "GET" ? GET_ROUTES : [];
  for (const [pattern, run] of routes) {
    const match = pattern.exec(path);
    if (match !== null) return { run, id: decodeURIComponent(match[1] ?? "") };
  }
  return undefined;
}

const addressIn = (params: Params): Params => ({ ...requiredObject(params, "address"), verify: params["verify"] });

const PAGE_SIZE = 20;
const LONGEST_PAGE = 100;

/** https://docs.easypost.com/docs/pagination: newest first, `before_id` for older ones. */
function pageOf({ store, params }: Call, kind: "Shipment" | "Tracker", name: string) {
  const size = Number(params["page_size"] ?? PAGE_SIZE);
  if (!Number.isInteger(size) || size < 1 || size > LONGEST_PAGE) throw invalid("page_size", "must be 1 to 100");
  const text = (key: string) => (typeof params[key] === "string" ? params[key] : undefined);
  const found = store.page(kind, { after: text("after_id"), before: text("before_id"), limit: size + 1 });
  return { [name]: found.slice(0, size), has_more: found.length > size };
}
