import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { env } from "@/lib/platform/env";
import { AppError } from "@/lib/platform/errors";
import { log } from "@/lib/platform/log";
import { findReference } from "@/lib/shop/shipping/parcel";
import { statusOf, versionOf } from "@/lib/shop/shipping/rules";
import type { TrackerReport } from "@/lib/shop/shipping/schema";

/** Reads signed reports. It holds the signing secret and no key of the API: the site that it runs in can buy no label. */

const scanSchema = z.object({ status: z.string(), datetime: z.string() });

/** https://docs.easypost.com/docs/events: of a tracker, as far as we act on it. */
const trackerEventSchema = z.object({
  id: z.string(),
  description: z.enum(["tracker.created", "tracker.updated"]),
  result: z.object({
    shipment_id: z.string(),
    status: z.string(),
    updated_at: z.string(),
    est_delivery_date: z.string().nullish(),
    tracking_details: z.array(scanSchema).default([]),
  }),
});
type TrackerEvent = z.infer<typeof trackerEventSchema>;

/** The carrier signs whole weights as decimals, whatever it sends. https://github.com/EasyPost/easypost-node/issues/467 */
const asSigned = (payload: string): string => payload.replace(/("weight":\s*)(\d+)(\s*)(?=,|\})/g, "$1$2.0");

function isSigned(payload: string, signature: string): boolean {
  const secret = env("EASYPOST_WEBHOOK_SECRET").normalize("NFKD");
  const digest = createHmac("sha256", secret).update(asSigned(payload)).digest("hex");
  const [expected, given] = [Buffer.from(`hmac-sha256-hex=${digest}`), Buffer.from(signature)];
  return expected.length === given.length && timingSafeEqual(expected, given);
}

function reportOf({ id, result }: TrackerEvent, reference: string): TrackerReport | undefined {
  const { shipment_id: shipmentId, tracking_details: scans, est_delivery_date: estimated } = result;
  const status = statusOf(result.status, scans);
  if (status === undefined) return undefined;
  const version = versionOf(scans, result.updated_at);
  const estimatedAt = estimated ? new Date(estimated).toISOString() : undefined;
  return { eventId: id, reference, shipmentId, tracking: { status, version, ...(estimatedAt && { estimatedAt }) } };
}

/**
 * What a signed event of the carrier says of a parcel of ours; undefined when it is about something else. Events are not
 * dated by their signature: an old one that comes again says what it said, and its version sorts it.
 * @throws AppError invalid_signature
 */
export async function readTrackerEvent(payload: string, signature: string | null): Promise<TrackerReport | undefined> {
  if (signature === null || !isSigned(payload, signature)) {
    log.warn("a webhook of the carrier with a bad signature", { signed: signature !== null });
    throw new AppError("invalid_signature");
  }
  const event = trackerEventSchema.safeParse(JSON.parse(payload)).data;
  const reference = event && (await findReference(event.result.shipment_id));
  const report = event && reference !== undefined ? reportOf(event, reference) : undefined;
  log.info("tracker event", { eventId: event?.id, reference, status: report?.tracking.status });
  return report;
}
