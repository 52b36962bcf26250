import type { JsonAnswer } from "../../packages/local-service/http.ts";
import { TRACKER_STATUSES, type Address, type Shipment, type TrackerStatus } from "./objects.ts";
import type { Store } from "./store.ts";
import { scan } from "./trackers.ts";

export const isTrackerStatus = (text: unknown): text is TrackerStatus => TRACKER_STATUSES.includes(text as never);

/** `GET /_local/shipments`: every label that was bought, oldest first. */
export const answerShipments = (store: Store): JsonAnswer => ({
  status: 200,
  body: store
    .all("Shipment")
    .filter(({ tracking_code }) => tracking_code !== null)
    .map(shown),
});

const shown = (shipment: Shipment) => ({
  id: shipment.id,
  reference: shipment.reference,
  trackingCode: shipment.tracking_code,
  status: shipment.refund_status === null ? shipment.status : "refunded",
  isReturn: shipment.is_return,
  toAddress: addressOf(shipment.to_address),
});

/** In the store's own words beside EasyPost's. */
const addressOf = ({ name, street1, street2, zip, city, state, country, phone }: Address) => {
  const ours = { line1: street1, line2: street2, postalCode: zip, region: state };
  return { name, street1, street2, zip, city, state, country, phone, ...ours };
};

/** `POST /_local/trackers/{trackingCode}`: what the parcel would do. */
export function answerScan(store: Store, code: string, json: string): JsonAnswer {
  const status = readStatus(json);
  if (!isTrackerStatus(status))
    return { status: 400, body: { error: `the body must be {"status": ${TRACKER_STATUSES.join(" | ")}}` } };
  if (store.find("Tracker", code) === undefined)
    return { status: 404, body: { error: `no parcel has the code ${code}` } };
  const tracker = store.transaction(() => scan(store, code, status));
  return { status: 200, body: { trackingCode: code, status: tracker.status } };
}

function readStatus(json: string): unknown {
  try {
    return (JSON.parse(json) as { status?: unknown } | null)?.status;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
