import { recentCustomer } from "@/lib/account/customer/store";
import { keepAudit } from "@/lib/platform/audit/store";
import type { Reconciler } from "@/lib/platform/durable/reconcile";
import { env } from "@/lib/platform/env";
import { TerminalError } from "@/lib/platform/errors";
import { isEntryId } from "@/lib/platform/ids";
import { log } from "@/lib/platform/log";
import { sendMailOnce } from "@/lib/platform/mail/server";
import { dropOf } from "@/lib/shop/drop/server";
import { receiptLetter } from "@/lib/shop/entry/letters";
import { listEntry } from "@/lib/shop/entry/links";
import type { Entry } from "@/lib/shop/entry/schema";
import { findEntry } from "@/lib/shop/entry/store";

/** Mails the receipt, once. A mailbox that refuses it finds it on the page. */
async function mailReceipt(entry: Entry): Promise<void> {
  const { entryId, dropId } = entry;
  const customer = await recentCustomer(entry.customerId);
  if (!customer) return;
  const { name } = await dropOf(dropId);
  try {
    const url = `${env("SITE_URL")}/drops/${dropId}/enter`;
    await sendMailOnce(`${entryId}:receipt`, () => receiptLetter(customer, entry, name, url));
  } catch (error) {
    if (!(error instanceof TerminalError)) throw error;
    log.warn("a receipt was refused by the mailbox", { entryId }, error);
  }
}

const decisions = { keep: "approve", exclude: "reject", rules: undefined } as const;

/** What a manager has decided by hand goes to the audit log. Safe to repeat. */
export async function keepOverride({ entryId, dropId, override }: Entry): Promise<void> {
  if (!override) return;
  const { kind, at, by, reason: reasonCode, note } = override;
  const auditId = `override-${entryId}-${at}`;
  const told = { at, by, dropId, decision: decisions[kind], reasonCode, note: `${entryId}: ${note}` };
  await keepAudit([{ entryId: auditId, kind: "override", ...told }]);
}

/** Lists an entry by what it shares, mails its receipt, and keeps the audit of what was decided by hand. */
export const entryReconciler: Reconciler<Entry> = {
  kind: "entry",
  load: async (id) => (isEntryId(id) ? findEntry(id) : undefined),
  reconcile: async (entry) => {
    await keepOverride(entry);
    if (entry.status === "entered") await Promise.all([listEntry(entry), mailReceipt(entry)]);
  },
  isStalled: () => false, // the sweep is soon enough
};
