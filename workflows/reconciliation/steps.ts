import type { OrderStatus } from "@/lib/shop/order/schema";
import { compareOrders, comparePayments, recheckDifferences, reconcilePayment } from "@/lib/shop/reconciliation/server";
import { listOpenDifferences } from "@/lib/shop/reconciliation/store";
import { recordRun } from "@/lib/shop/reconciliation/transitions";
import { forgetFingerprints } from "@/lib/shop/retention/fingerprints";
import type { ReconciliationResult } from "@/workflows/reconciliation/schema";

/** Payments and orders of so many days are compared; what is open stays looked at however old it is. */
const WINDOW_DAYS = 90;
const MOST_LISTED = 100;

const begin = () => {
  const now = Date.now();
  return Promise.resolve({
    startedAt: new Date(now).toISOString(),
    since: new Date(now - WINDOW_DAYS * 86_400_000).toISOString(),
  });
};

async function finish(startedAt: string, payments: number, orders: number): Promise<ReconciliationResult> {
  await recordRun({ startedAt, finishedAt: new Date().toISOString(), payments, orders });
  const open = await listOpenDifferences(undefined, MOST_LISTED);
  const differences = open.map(({ kind, since, intentId, orderId, provider, store }) => ({
    kind,
    since,
    intentId,
    orderId,
    provider,
    store,
  }));
  return { payments, orders, open: open.length, differences };
}

/** The effects of the workflow. Each may run again after it happened. */
export const reconciliationSteps = {
  begin,
  reconcilePayment,
  comparePayments: (since: string, after: string | null) => comparePayments(since, after),
  compareOrders: (status: OrderStatus, since: string, after: string | null) => compareOrders(status, since, after),
  recheckDifferences: (after: string | null) => recheckDifferences(after),
  forgetFingerprints: () => forgetFingerprints(Date.now()),
  finish,
};
