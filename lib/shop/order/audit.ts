import type { AuditEntry } from "@/lib/platform/audit/schema";
import type { Order } from "@/lib/shop/order/schema";

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
