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
  const texts = [
    entry.dropId,
    entry.orderId,
    entry.name,
    entry.reasonCode,
    entry.note,
    entry.bulkId,
    entry.decision,
    entry.memberName,
  ];
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
  "memberName",
  "dropId",
  "view",
] as const satisfies readonly (keyof AuditView)[];

/** Passed over by a spreadsheet before it looks for a formula: spaces, quotes, and what is not seen. */
const PASSED_OVER = /^[\s"'`\p{Cc}\p{Cf}]+/u;

/**
 * A spreadsheet takes what begins with = + - @ for a formula, in any width, tab and line ends too: an apostrophe makes it
 * text. https://owasp.org/www-community/attacks/CSV_Injection
 */
function asText(text: string): string {
  const begins = text.replace(PASSED_OVER, "").normalize("NFKC");
  return /^[=+\-\u2212@|%]/.test(begins) || /^[\t\r\n]/.test(text) ? `'${text}` : text;
}

const cell = (value: string | number | null | undefined): string =>
  `"${asText(String(value ?? "")).replaceAll('"', '""')}"`;

/** RFC 4180, with a header line. */
export function auditCsv(entries: readonly AuditView[]): string {
  const lines = entries.map((entry) => COLUMNS.map((name) => cell(entry[name])).join(","));
  return [COLUMNS.join(","), ...lines, ""].join("\r\n");
}
