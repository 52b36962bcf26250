import type { AuditEntry } from "@/lib/platform/audit/schema";
import type { RiskLevel } from "@/lib/shop/risk/schema";

/** An entry with the people's names, as the log shows it. */
export interface AuditView extends Omit<AuditEntry, "level"> {
  readonly level?: RiskLevel | undefined;
  readonly name: string;
  readonly takenFromName: string | null;
  /** Name and address of the colleague it was done to. */
  readonly memberName: string | null;
}
