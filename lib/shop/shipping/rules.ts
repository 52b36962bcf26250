import type { Label, ParcelStatus, ParcelView, Tracking } from "@/lib/shop/shipping/schema";

/** Nothing more becomes of the parcel. */
export const isAtItsEnd = (status: ParcelStatus): boolean => status === "delivered" || status === "return_to_sender";

/** Whether the carrier has the parcel, or had it. */
export const isWithCarrier = (tracking: Tracking | undefined): boolean =>
  tracking !== undefined && tracking.status !== "pre_transit";

interface Scan {
  readonly status: string;
  readonly datetime: string;
}

const STATUSES: Readonly<Record<string, ParcelStatus>> = {
  pre_transit: "pre_transit",
  in_transit: "in_transit",
  out_for_delivery: "out_for_delivery",
  available_for_pickup: "available_for_pickup",
  delivered: "delivered",
  failure: "failure",
  return_to_sender: "return_to_sender",
};

/**
 * How the parcel stands by all that the carrier has seen of it. The first end counts: what is delivered after it went back
 * was delivered to us, and a scan that comes in late takes no delivery back. Undefined where that says nothing.
 */
export function statusOf(last: string, scans: readonly Scan[]): ParcelStatus | undefined {
  const statuses = [...scans.map(({ status }) => status), last].map((status) => STATUSES[status]);
  return statuses.find((status) => status && isAtItsEnd(status)) ?? statuses.at(-1);
}

const DIGITS = 6;

/** Sorts reports by the moment of the last scan, those of one moment by how many scans there were. */
export function versionOf(scans: readonly Scan[], otherwiseAt: string): string {
  const last = scans.reduce((latest, { datetime }) => Math.max(latest, Date.parse(datetime)), 0);
  const at = new Date(last || Date.parse(otherwiseAt)).toISOString();
  return `${at}#${String(scans.length).padStart(DIGITS, "0")}`;
}

/** The parcel for its view. @param lostAt since when there was no scan for too long */
export function parcelView(
  label: Omit<Label, "labelUrl">,
  tracking: Tracking | undefined,
  lostAt: string | undefined,
): ParcelView {
  const { carrier, trackingCode, trackingUrl } = label;
  return {
    carrier,
    trackingCode,
    trackingUrl,
    status: lostAt === undefined ? (tracking?.status ?? "pre_transit") : "lost",
    estimatedAt: tracking?.estimatedAt ?? label.estimatedAt ?? null,
  };
}

/** The cheapest of the carrier's offers. */
export const cheapest = <Offer extends { readonly rate: string }>(offers: readonly Offer[]): Offer | undefined =>
  offers.toSorted((a, b) => Number(a.rate) - Number(b.rate))[0];
