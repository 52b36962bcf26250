import { isOrderId } from "@/lib/platform/ids";
import { log } from "@/lib/platform/log";
import { takeOrderReport } from "@/lib/shop/order/server";
import { takeBack, takeReturnReport } from "@/lib/shop/returns/server";
import { readTrackerEvent } from "@/lib/shop/shipping/webhook";
import type { TrackerReport } from "@/lib/shop/shipping/schema";

/** An order's parcel that could not be delivered begins the order's return. */
async function takeReportOfOrder(report: TrackerReport): Promise<void> {
  await takeOrderReport(report);
  const { reference, tracking } = report;
  if (tracking.status === "return_to_sender" && isOrderId(reference)) await takeBack(reference);
}

/** Whose parcel it is says its reference. */
const TAKERS: Readonly<Record<string, (report: TrackerReport) => Promise<void>>> = {
  ord: takeReportOfOrder,
  ret: takeReturnReport,
};

/**
 * Takes one signed event of the carrier. Events come twice, late and in any order, and of parcels that are not ours: the newest
 * report of a parcel counts, and its end stays its end. Resolves once that is stored, so that the carrier tells again what we
 * may have lost.
 * @throws AppError invalid_signature
 */
export async function receiveCarrierEvent(payload: string, signature: string | null): Promise<void> {
  const report = await readTrackerEvent(payload, signature);
  if (!report) return;
  const take = TAKERS[report.reference.split("_")[0] ?? ""];
  if (take) await take(report);
  else log.warn("a parcel of something unknown", { reference: report.reference });
}
