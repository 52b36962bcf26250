import { recentCustomer } from "@/lib/account/customer/store";
import type { AuditEntry } from "@/lib/platform/audit/schema";
import { keepAudit } from "@/lib/platform/audit/store";
import type { Reconciler } from "@/lib/platform/durable/reconcile";
import { env } from "@/lib/platform/env";
import { TerminalError } from "@/lib/platform/errors";
import { log } from "@/lib/platform/log";
import { sendMailOnce } from "@/lib/platform/mail/server";
import { verdictLetter } from "@/lib/shop/appeal/letters";
import type { Appeal, Verdict } from "@/lib/shop/appeal/schema";
import { findAppeal } from "@/lib/shop/appeal/store";
import { orderNumberOf } from "@/lib/shop/order/number";
import { listOrder } from "@/lib/shop/listing/server";
import { reassessBeside } from "@/lib/shop/order/assessment";
import { findOrder } from "@/lib/shop/order/store";
import { recordReversal } from "@/lib/shop/order/transitions";

const auditOf = ({ orderId }: Appeal, { result, at, by, note }: Verdict): AuditEntry => ({
  entryId: `appeal-${orderId}`,
  kind: "appeal",
  at,
  by,
  orderId,
  decision: result === "accepted" ? "approve" : "reject",
  ...(note !== undefined && { note }),
});

async function mailVerdict({ orderId, customerId }: Appeal, { result }: Verdict): Promise<void> {
  const [customer, order] = await Promise.all([recentCustomer(customerId), findOrder(orderId)]);
  if (!customer || !order) return; // the shopper has erased the account
  const orderUrl = `${env("SITE_URL")}/orders/${orderId}`;
  await sendMailOnce(`${orderId}:appeal`, () =>
    verdictLetter(customer, result, { orderNumber: orderNumberOf(orderId), size: order.size, orderUrl }),
  );
}

/** A rejection that was taken back advises against no other order any more. */
async function followReversal({ orderId, verdict }: Appeal): Promise<void> {
  const reversed = verdict?.result === "accepted" ? await recordReversal(orderId) : undefined;
  if (reversed) for (const beside of await reassessBeside(reversed)) await listOrder(beside);
}

/** What follows an answer: the audit log holds it, a mail tells the shopper, and orders beside it are judged without it. An address that takes no mail is given up. */
export const appealReconciler: Reconciler<Appeal> = {
  kind: "appeal",
  load: findAppeal,
  reconcile: async (appeal) => {
    if (!appeal.verdict) return;
    await keepAudit([auditOf(appeal, appeal.verdict)]);
    try {
      await mailVerdict(appeal, appeal.verdict);
    } catch (error) {
      if (!(error instanceof TerminalError)) throw error;
      log.warn("a mail about an appeal was refused", { orderId: appeal.orderId }, error);
    }
    await followReversal(appeal);
  },
  isStalled: () => false, // no page shows it: the sweep alone repairs it
};
