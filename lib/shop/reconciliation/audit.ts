import type { AuditEntry } from "@/lib/platform/audit/schema";
import type { Difference } from "@/lib/shop/reconciliation/schema";

const BY = "reconciliation";

const about = ({ differenceId, kind, orderId, provider, store }: Difference) => ({
  by: BY,
  ...(orderId !== undefined && { orderId }),
  reasonCode: kind,
  note: `${differenceId}: provider: ${provider}; store: ${store}`,
});

/** What the audit log must hold about a difference: that it was found. */
export const auditOfFound = (difference: Difference): AuditEntry => ({
  ...about(difference),
  entryId: `difference-${difference.differenceId}`,
  kind: "difference",
  at: difference.since,
});

/** And that it was found gone. */
export const auditOfResolved = (difference: Difference, at: string): AuditEntry => ({
  ...about(difference),
  entryId: `resolved-${difference.differenceId}`,
  kind: "resolved",
  at,
});
