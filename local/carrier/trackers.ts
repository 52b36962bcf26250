import { randomInt } from "node:crypto";
import { notFound } from "./errors.ts";
import { emit } from "./events.ts";
import { begin, type Shipment, type Tracker, type TrackerStatus } from "./objects.ts";
import { optionalString, requiredString, type Params } from "./params.ts";
import { CARRIER } from "./rates.ts";
import type { Store } from "./store.ts";

/** What a scan says to people. */
const MESSAGES: Readonly<Record<TrackerStatus, string>> = {
  unknown: "Nothing is known yet",
  pre_transit: "Label created, the parcel has not been handed over",
  in_transit: "On its way",
  out_for_delivery: "Out for delivery",
  delivered: "Delivered",
  available_for_pickup: "Waits to be picked up",
  return_to_sender: "Goes back to the sender",
  failure: "Could not be delivered",
  cancelled: "Cancelled",
  error: "An error at the carrier",
};

const FINAL: ReadonlySet<TrackerStatus> = new Set(["delivered", "return_to_sender", "cancelled"]);

/** https://docs.easypost.com/docs/trackers: codes that are what their last digit says. */
const TEST_CODES: readonly TrackerStatus[] = [
  "pre_transit",
  "in_transit",
  "out_for_delivery",
  "delivered",
  "return_to_sender",
  "failure",
  "unknown",
];
const statusOfTestCode = (code: string) => TEST_CODES[Number(/^EZ[1-7]00000000([1-7])$/.exec(code)?.[1]) - 1];

export const newTrackingCode = (): string => `LP${randomInt(1e12, 1e13 - 1)}`;

const detail = (status: TrackerStatus) => ({
  object: "TrackingDetail" as const,
  message: MESSAGES[status],
  description: MESSAGES[status],
  status,
  status_detail: status === "pre_transit" ? "label_created" : status,
  datetime: new Date().toISOString(),
  source: CARRIER,
  tracking_location: null,
});

interface NewTracker {
  readonly code: string;
  readonly status: TrackerStatus;
  readonly publicUrl: string;
  readonly shipment?: Shipment;
  readonly estimatedAt?: string;
}

/** Begins to track a parcel, and says so. */
export function track(store: Store, { code, status, publicUrl, shipment, estimatedAt }: NewTracker): Tracker {
  const tracker: Tracker = {
    ...begin("Tracker", "trk"),
    tracking_code: code,
    status,
    status_detail: status === "pre_transit" ? "label_created" : status,
    carrier: CARRIER,
    shipment_id: shipment?.id ?? null,
    is_return: shipment?.is_return ?? false,
    public_url: `${publicUrl}/track/${code}`,
    est_delivery_date: estimatedAt ?? null,
    tracking_details: [detail(status)],
    finalized: FINAL.has(status),
    signed_by: null,
    weight: null,
    fees: [],
  };
  store.insert(tracker, code);
  emit(store, "tracker.created", tracker);
  return tracker;
}

/** Of a code that is tracked already: that tracker. */
export function createTracker(store: Store, params: Params, publicUrl: string): Tracker {
  const code = requiredString(params, "tracking_code");
  optionalString(params, "carrier");
  return store.find("Tracker", code) ?? track(store, { code, status: statusOfTestCode(code) ?? "unknown", publicUrl });
}

export function getTracker(store: Store, idOrCode: string): Tracker {
  const tracker = store.find("Tracker", idOrCode);
  if (tracker === undefined) throw notFound();
  return tracker;
}

/** One more scan of the parcel, whatever the last one said. */
export function scan(store: Store, code: string, status: TrackerStatus): Tracker {
  const tracker = getTracker(store, code);
  const before = tracker.status;
  const last = detail(status);
  tracker.tracking_details.push(last);
  tracker.status = status;
  tracker.status_detail = last.status_detail;
  tracker.finalized = FINAL.has(status);
  store.update(tracker);
  updateShipment(store, tracker);
  emit(store, "tracker.updated", tracker, before);
  return tracker;
}

function updateShipment(store: Store, tracker: Tracker): void {
  const shipment = tracker.shipment_id === null ? undefined : store.find("Shipment", tracker.shipment_id);
  if (shipment === undefined) return;
  shipment.status = tracker.status;
  shipment.tracker = tracker;
  store.update(shipment);
}
