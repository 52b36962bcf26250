import { monthOf } from "@/lib/platform/audit/rules";
import { auditEntrySchema, type AuditEntry } from "@/lib/platform/audit/schema";
import { entity } from "@/lib/platform/table/entity";

const partition = (month: string) => `AUDIT#${month}`;
const entries = entity({
  schema: auditEntrySchema,
  key: ({ at, entryId }: Pick<AuditEntry, "at" | "entryId">) => ({
    pk: partition(monthOf(at)),
    sk: `${at}#${entryId}`,
  }),
});

/** Appends what is not there yet. Safe to repeat: an entry is written once and never changed. */
export async function keepAudit(kept: readonly AuditEntry[]): Promise<void> {
  await Promise.all(kept.map((entry) => entries.create(entry, entry)));
}

/** The entries since a moment of the present month (an ISO 8601 time, or the beginning of one), oldest first. */
export async function listAuditSince(since: string): Promise<AuditEntry[]> {
  return (await entries.query(partition(monthOf(since)), { after: since })).map(({ record }) => record);
}

interface AuditPage {
  readonly limit: number;
  readonly before?: string | undefined;
}

/** The entries of a month, newest first, each with the mark that the next page begins below. */
export async function listAudit(month: string, { limit, before }: AuditPage) {
  const found = await entries.query(partition(month), { newestFirst: true, limit, before });
  return found.map(({ record, sortKey }) => ({ entry: record, mark: sortKey }));
}
