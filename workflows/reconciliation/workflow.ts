import type { DurableContext } from "@aws/durable-execution-sdk-js";
import type { OrderStatus } from "@/lib/shop/order/schema";
import type { Compared } from "@/lib/shop/reconciliation/server";
import { reconciliationInputSchema, type ReconciliationResult } from "@/workflows/reconciliation/schema";
import { reconciliationSteps as steps } from "@/workflows/reconciliation/steps";
import { untilDone } from "@/workflows/retry";

/** The statuses in which an order relies on money. */
const RELIANT: readonly OrderStatus[] = ["shipped", "awaiting_approval", "packing", "delivered"];

/**
 * What is done once a night: compares the provider's payments with our orders, both ways, looks again at what was found to differ
 * before, and forgets the digests whose time is over.
 */
export async function reconciliationWorkflow(
  input: unknown,
  context: DurableContext,
): Promise<ReconciliationResult | undefined> {
  const { intentId } = reconciliationInputSchema.parse(input ?? {});
  if (intentId === undefined) return compareAll(context);
  await context.step("reconcile-payment", () => steps.reconcilePayment(intentId), { retryStrategy: untilDone });
  return undefined;
}

async function compareAll(context: DurableContext): Promise<ReconciliationResult> {
  const { startedAt, since } = await context.step("begin", steps.begin, { retryStrategy: untilDone });
  const payments = await pages("compare-payments", (after) => steps.comparePayments(since, after), context);
  let orders = 0;
  for (const status of RELIANT)
    orders += await pages(`compare-${status}`, (after) => steps.compareOrders(status, since, after), context);
  await pages("recheck-differences", steps.recheckDifferences, context);
  await context.step("forget-fingerprints", steps.forgetFingerprints, { retryStrategy: untilDone });
  return context.step("finish", () => steps.finish(startedAt, payments, orders), { retryStrategy: untilDone });
}

/** A step for each page, numbered: where the next begins is in the journal. Resolves with how much was compared. */
async function pages(
  name: string,
  page: (after: string | null) => Promise<Compared>,
  context: DurableContext,
): Promise<number> {
  let total = 0;
  let after: string | null = null;
  for (let number = 0; ; number++) {
    const from: string | null = after;
    const step: Compared = await context.step(`${name}-${number}`, () => page(from), { retryStrategy: untilDone });
    total += step.compared;
    if (step.next === null) return total;
    after = step.next;
  }
}
