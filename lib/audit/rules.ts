import type { AuditEntry, AuditView } from "@/lib/audit/schema";
import type { Order } from "@/lib/order/schema";

type Present<T> = { [Name in keyof T]?: Exclude<T[Name], undefined> };

/** Without what is undefined. */
function present<T extends object>(of: T): Present<T> {
  return Object.fromEntries(Object.entries(of).filter(([, value]) => value !== undefined)) as Present<T>;
}

function auditOfDecision({ orderId, decision: recorded }: Order): AuditEntry[] {
  if (!recorded?.by || recorded.decision === "timeout") return [];
  const { decision, at, by, reasonCode, note, score, level, engine, bulkId } = recorded;
  const details = present({ reasonCode, note, score, level, engine, bulkId });
  return [{ entryId: `decision-${orderId}`, kind: "decision", at, by, orderId, decision, ...details }];
}

function auditOfStop({ orderId, stops, stoppedAt, stoppedBy, stopReason, risk }: Order): AuditEntry[] {
  if (!stoppedAt || !stoppedBy) return [];
  const details = present({ note: stopReason, score: risk?.score, level: risk?.level, engine: risk?.engine });
  return [{ entryId: `stop-${orderId}-${stops}`, kind: "stop", at: stoppedAt, by: stoppedBy, orderId, ...details }];
}

/** What the log must hold about an order, read from its record: whoever drives the order writes it, as often as they like. */
export const auditsOf = (order: Order): AuditEntry[] => [...auditOfDecision(order), ...auditOfStop(order)];

/** The month an entry is kept under: "2026-11". */
export const monthOf = (iso: string): string => iso.slice(0, 7);

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
