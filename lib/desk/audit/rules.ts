import type { AuditView } from "@/lib/desk/audit/schema";

export function monthBefore(month: string): string {
  const [year = 0, number = 0] = month.split("-").map(Number);
  return new Date(Date.UTC(year, number - 2, 1)).toISOString().slice(0, 7);
}

export interface AuditFilter {
  readonly kind?: string | undefined;
  /** Part of an order id, of a name, of a reason or of a note. */
  readonly q?: string | undefined;
}

export function matchesAudit(entry: AuditView, { kind, q }: AuditFilter): boolean {
  if (kind && entry.kind !== kind) return false;
  const wanted = q?.trim().toLowerCase();
  if (!wanted) return true;
  const texts = [entry.orderId, entry.name, entry.reasonCode, entry.note, entry.bulkId, entry.decision];
  return texts.some((text) => text?.toLowerCase().includes(wanted));
}

const COLUMNS = [
  "at",
  "kind",
  "name",
  "by",
  "orderId",
  "decision",
  "count",
  "reasonCode",
  "note",
  "score",
  "level",
  "engine",
  "bulkId",
  "takenFromName",
] as const satisfies readonly (keyof AuditView)[];

/** A spreadsheet takes what begins with these for a formula: an apostrophe makes it text. */
const asText = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);
const cell = (value: string | number | null | undefined): string =>
  `"${asText(String(value ?? "")).replaceAll('"', '""')}"`;

/** RFC 4180, with a header line. */
export function auditCsv(entries: readonly AuditView[]): string {
  const lines = entries.map((entry) => COLUMNS.map((name) => cell(entry[name])).join(","));
  return [COLUMNS.join(","), ...lines, ""].join("\r\n");
}
