import { z } from "zod";
import type { PostalAddress } from "@/lib/platform/postal-address/schema";

/** How a parcel stands, in the words of EasyPost's trackers. https://docs.easypost.com/docs/trackers */
export const parcelStatusSchema = z.enum([
  "pre_transit",
  "in_transit",
  "out_for_delivery",
  "available_for_pickup",
  "delivered",
  "failure",
  "return_to_sender",
]);
export type ParcelStatus = z.infer<typeof parcelStatusSchema>;

/** A label that was bought. Urls are the carrier's, for people; times ISO 8601. */
export const labelSchema = z.object({
  shipmentId: z.string(),
  carrier: z.string(),
  service: z.string(),
  trackingCode: z.string(),
  trackingUrl: z.url(),
  /** An image to print. */
  labelUrl: z.url(),
  estimatedAt: z.iso.datetime().optional(),
});
export type Label = z.infer<typeof labelSchema>;

/** What the carrier said of a parcel last. */
export const trackingSchema = z.object({
  status: parcelStatusSchema,
  /** Which of two reports is the newer one: they sort as text. */
  version: z.string(),
  estimatedAt: z.iso.datetime().optional(),
});
export type Tracking = z.infer<typeof trackingSchema>;

/** A parcel as an order's or a return's view tells of it. `lost`: no scan for too long. */
export interface ParcelView {
  readonly carrier: string;
  readonly trackingCode: string;
  readonly trackingUrl: string;
  readonly status: ParcelStatus | "lost";
  readonly estimatedAt: string | null;
}

/** A signed report on one of our parcels. */
export interface TrackerReport {
  readonly eventId: string;
  /** The order or return that the parcel is of. */
  readonly reference: string;
  readonly shipmentId: string;
  readonly tracking: Tracking;
}

/** What a label is bought for. */
export interface LabelRequest {
  /** The id of the order or return. */
  readonly reference: string;
  readonly to: PostalAddress;
  readonly from: PostalAddress;
  /** Whether the parcel comes back from a shopper. */
  readonly isReturn: boolean;
}

/** Why the carrier sells no label to this address, in its words. */
export interface RefusedLabel {
  readonly refused: string;
}
