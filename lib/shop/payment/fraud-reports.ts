import { stripe } from "@/lib/shop/payment/client";
import type { FraudReport, FraudReports } from "@/lib/shop/payment/schema";

/** More reports than a payment ever has. */
const MOST = 100;

interface Reported {
  readonly created: number;
}

/** The provider lists newest first; what it says first counts. */
function firstOf<Report extends Reported>(
  data: readonly Report[],
  codeOf: (report: Report) => string,
): FraudReport | undefined {
  const first = data.at(-1);
  return first && { code: codeOf(first), at: new Date(first.created * 1000).toISOString() };
}

/**
 * What was reported of a payment so far.
 * https://docs.stripe.com/api/disputes/list, https://docs.stripe.com/api/radar/early_fraud_warnings/list
 */
export async function readFraudReports(intentId: string): Promise<FraudReports> {
  const query = { payment_intent: intentId, limit: MOST };
  const [disputes, warnings] = await Promise.all([
    stripe().disputes.list(query),
    stripe().radar.earlyFraudWarnings.list(query),
  ]);
  return {
    dispute: firstOf(disputes.data, ({ reason }) => reason),
    fraudWarning: firstOf(warnings.data, ({ fraud_type }) => fraud_type),
  };
}
