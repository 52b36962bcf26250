import type { AuditEntry } from "@/lib/platform/audit/schema";
import { formatMoney } from "@/lib/platform/money";
import type { Return } from "@/lib/shop/returns/schema";

/** What the audit log must hold about a return: what a member of the team has found, and what they kept back. */
export function auditsOf({ returnId, orderId, inspection }: Return): AuditEntry[] {
  if (!inspection?.by) return [];
  const { at, by, result, deduction, note } = inspection;
  const text = [deduction && `${formatMoney(deduction)} kept back.`, note].filter(Boolean).join(" ");
  return [
    {
      entryId: `inspection-${returnId}`,
      kind: "inspection",
      at,
      by,
      orderId,
      reasonCode: result,
      ...(text && { note: text }),
    },
  ];
}
