import { randomBytes } from "node:crypto";

type Json = Record<string, unknown>;

interface AnyObject extends Json {
  readonly id: string;
  readonly mode: "test";
  readonly created_at: string;
  updated_at: string;
}

/** https://docs.easypost.com/docs/addresses */
export interface Address extends AnyObject {
  readonly object: "Address";
  readonly name: string | null;
  readonly company: string | null;
  readonly street1: string;
  readonly street2: string | null;
  readonly city: string | null;
  readonly state: string | null;
  readonly zip: string | null;
  readonly country: string;
  readonly phone: string | null;
  readonly email: string | null;
}

/** https://docs.easypost.com/docs/shipments/rates: `rate` is an amount in decimals. */
export interface Rate extends AnyObject {
  readonly object: "Rate";
  readonly service: string;
  readonly carrier: string;
  readonly rate: string;
  readonly currency: string;
  readonly delivery_days: number;
  readonly shipment_id: string;
}

export const TRACKER_STATUSES = [
  "unknown",
  "pre_transit",
  "in_transit",
  "out_for_delivery",
  "delivered",
  "available_for_pickup",
  "return_to_sender",
  "failure",
  "cancelled",
  "error",
] as const;
export type TrackerStatus = (typeof TRACKER_STATUSES)[number];

interface TrackingDetail {
  readonly object: "TrackingDetail";
  readonly message: string;
  readonly status: TrackerStatus;
  readonly status_detail: string;
  readonly datetime: string;
  readonly source: string;
}

/** https://docs.easypost.com/docs/trackers */
export interface Tracker extends AnyObject {
  readonly object: "Tracker";
  readonly tracking_code: string;
  readonly carrier: string;
  readonly shipment_id: string | null;
  readonly is_return: boolean;
  readonly public_url: string;
  readonly est_delivery_date: string | null;
  readonly tracking_details: TrackingDetail[];
  status: TrackerStatus;
  status_detail: string;
  finalized: boolean;
}

/** https://docs.easypost.com/docs/shipments */
export interface Shipment extends AnyObject {
  readonly object: "Shipment";
  readonly reference: string | null;
  readonly is_return: boolean;
  readonly to_address: Address;
  readonly from_address: Address;
  readonly parcel: Json;
  readonly messages: readonly Json[];
  rates: readonly Rate[];
  status: TrackerStatus;
  selected_rate: Rate | null;
  tracking_code: string | null;
  tracker: Tracker | null;
  postage_label: Json | null;
  refund_status: "submitted" | null;
}

export type CarrierObject = Address | Shipment | Tracker;

export const newId = (prefix: string): string => `${prefix}_${randomBytes(16).toString("hex")}`;

/** What every object begins with. */
export function begin<Name extends string>(object: Name, prefix: string) {
  const at = new Date().toISOString();
  return { id: newId(prefix), object, mode: "test" as const, created_at: at, updated_at: at };
}
