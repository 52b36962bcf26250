import type { Order } from "@/lib/shop/order/schema";
import { recordFraudReport } from "@/lib/shop/order/transitions";
import { readFraudReports } from "@/lib/shop/payment/fraud-reports";

const KINDS = ["dispute", "fraudWarning"] as const;

/**
 * Keeps on the order what was reported of its payment, whatever has become of the order. Called by workflows: the site has no key.
 * Safe to repeat: the first report of a kind is the one that is kept, and another payment's is none of the order.
 */
export async function noteFraudReports(order: Order, intentId: string): Promise<void> {
  if (order.payment?.intentId !== intentId) return;
  const reports = await readFraudReports(intentId);
  for (const kind of KINDS) {
    const report = reports[kind];
    if (report) await recordFraudReport(order.orderId, kind, report);
  }
}
