import { digestId } from "@/lib/platform/ids";
import type { OrderIn, OrderStatus } from "@/lib/shop/order/schema";

/** An order of each status, for tests. */

const AT = "2026-01-01T00:00:00.000Z";
const every = {
  orderId: `ord_${digestId("o")}`,
  customerId: `cus_${digestId("c")}`,
  dropId: "drop",
  size: "42",
  price: { amountMinor: 100, currency: "EUR" },
  delivery: { amountMinor: 0, currency: "EUR" },
  total: { amountMinor: 100, currency: "EUR" },
  addressId: `adr_${digestId("a")}`,
  paymentWindowSeconds: 3600,
  destination: "DE",
  timeline: [],
  createdAt: AT,
  updatedAt: AT,
  fingerprint: { network: "n", browser: "b", fromBrowser: true, mailbox: "m" },
  priorEndedOrders: 0,
  request: { key: "k", digest: "d" },
  triedShards: [],
  stops: 0,
} satisfies Partial<OrderIn<"processing">>;
const prepared = {
  pairNumber: 7,
  risk: { score: 1, level: "low", recommendation: "approve", facts: [], engine: "rules-1" },
  checkout: { sessionId: "cs", url: "https://pay" },
  deadlineAt: "2026-01-01T01:00:00.000Z",
} satisfies Partial<OrderIn<"awaiting_payment">>;
const payment = { outcome: "authorized", intentId: "pi" } as const;

const approved = {
  ...prepared,
  payment,
  decision: { decision: "approve", at: AT },
  packing: "automatic",
} satisfies Partial<OrderIn<"packing">>;
const { addressId } = every;
const shipment = { id: "shp_1", addressId } as const;
const label = {
  addressId,
  shipmentId: "shp_1",
  carrier: "Post",
  service: "Standard",
  trackingCode: "LP1",
  trackingUrl: "https://carrier.test/track/LP1",
  estimatedAt: AT,
} as const;
const tracking = { status: "delivered", version: `${AT}#000001` } as const;

export const exampleOrders: { readonly [Status in OrderStatus]: OrderIn<Status> } = {
  processing: { status: "processing", ...every },
  awaiting_payment: { status: "awaiting_payment", ...every, ...prepared, paymentCallbackId: "secret" },
  awaiting_approval: { status: "awaiting_approval", ...every, ...prepared, payment, approvalCallbackId: "secret" },
  packing: { status: "packing", ...every, ...approved },
  shipped: { status: "shipped", ...every, ...approved, shipment, label },
  delivered: { status: "delivered", ...every, ...approved, shipment, label, tracking },
  compensated: { status: "compensated", ...every, reason: "sold_out" },
};
