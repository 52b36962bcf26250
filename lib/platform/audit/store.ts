import { monthOf } from "@/lib/platform/audit/rules";
import { putIfAbsent, queryItems } from "@/lib/platform/table/table";
import { auditEntrySchema, type AuditEntry } from "@/lib/platform/audit/schema";

const partition = (month: string) => `AUDIT#${month}`;
const sortKey = ({ at, entryId }: AuditEntry) => `${at}#${entryId}`;

/** Appends what is not there yet. Safe to repeat: an entry is written once and never changed. */
export async function keepAudit(entries: readonly AuditEntry[]): Promise<void> {
  await Promise.all(
    entries.map((entry) => putIfAbsent({ pk: partition(monthOf(entry.at)), sk: sortKey(entry), ...entry })),
  );
}

interface AuditPage {
  readonly limit: number;
  readonly before?: string | undefined;
}

/** The entries of a month, newest first, each with the mark that the next page begins below. */
export async function listAudit(month: string, { limit, before }: AuditPage) {
  const items = await queryItems(partition(month), { newestFirst: true, limit, ...(before && { before }) });
  return items.map((item) => ({ entry: auditEntrySchema.parse(item), mark: String(item["sk"]) }));
}
