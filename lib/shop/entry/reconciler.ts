import { keepAudit } from "@/lib/platform/audit/store";
import type { Reconciler } from "@/lib/platform/durable/reconcile";
import { isEntryId } from "@/lib/platform/ids";
import { dropOf } from "@/lib/shop/drop/server";
import { receiptLetter } from "@/lib/shop/entry/letters";
import { listEntry, unlistEntry } from "@/lib/shop/entry/links";
import { mailEntrant } from "@/lib/shop/entry/mails";
import { isLive } from "@/lib/shop/entry/rules";
import type { Entry } from "@/lib/shop/entry/schema";
import { entriesInDrop, findEntry } from "@/lib/shop/entry/store";

const decisions = { keep: "approve", exclude: "reject", rules: undefined } as const;

/** What a manager has decided by hand goes to the audit log. Safe to repeat. */
export async function keepOverride({ entryId, dropId, override }: Entry): Promise<void> {
  if (!override) return;
  const { kind, at, by, reason: reasonCode, note } = override;
  const auditId = `override-${entryId}-${at}`;
  const told = { at, by, dropId, decision: decisions[kind], reasonCode, note: `${entryId}: ${note}` };
  await keepAudit([{ entryId: auditId, kind: "override", ...told }]);
}

const mailReceipt = async (entry: Entry): Promise<void> =>
  mailEntrant(entry, await dropOf(entry.dropId), "receipt", receiptLetter);

/** An account's entries are listed under one name, the first of them alone: the one that counts takes its place. */
async function leaveListings(withdrawn: Entry): Promise<void> {
  await unlistEntry(withdrawn);
  const live = (await entriesInDrop(withdrawn.customerId, withdrawn.dropId)).find(isLive);
  if (live?.status === "entered") await listEntry(live);
}

/** Lists an entry by what it shares, mails its receipt, and keeps the audit of what was decided by hand; one that was withdrawn is listed no more. */
export const entryReconciler: Reconciler<Entry> = {
  kind: "entry",
  load: async (id) => (isEntryId(id) ? findEntry(id) : undefined),
  reconcile: async (entry) => {
    await keepOverride(entry);
    if (entry.status === "entered") await Promise.all([listEntry(entry), mailReceipt(entry)]);
    if (entry.status === "withdrawn") await leaveListings(entry);
  },
  isStalled: () => false, // the sweep is soon enough
};
