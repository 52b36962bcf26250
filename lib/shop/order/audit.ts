import type { AuditEntry } from "@/lib/platform/audit/schema";
import { decisionOf } from "@/lib/shop/order/rules";
import type { Order } from "@/lib/shop/order/schema";

type Present<T> = { [Name in keyof T]?: Exclude<T[Name], undefined> };

/** Without what is undefined. */
function present<T extends object>(of: T): Present<T> {
  return Object.fromEntries(Object.entries(of).filter(([, value]) => value !== undefined)) as Present<T>;
}

/** What no person decided is an entry of another kind: the counts of what people decided leave it out. */
function auditOfAutoApproval(order: Order): AuditEntry[] {
  const { auto, at, score, level, engine } = decisionOf(order) ?? {};
  if (!auto || at === undefined) return [];
  const { orderId } = order;
  const note = `Policy version ${auto.policyVersion}: approved below ${auto.below}`;
  const details = present({ score, level, engine });
  return [
    { entryId: `auto-${orderId}`, kind: "auto", at, by: "policy", orderId, decision: "approve", note, ...details },
  ];
}

function auditOfDecision(order: Order): AuditEntry[] {
  const recorded = decisionOf(order);
  if (!recorded?.by || recorded.decision === "timeout") return [];
  const { orderId } = order;
  const { decision, at, by, reasonCode, note, score, level, engine, bulkId, view } = recorded;
  const details = present({ reasonCode, note, score, level, engine, bulkId, view });
  return [{ entryId: `decision-${orderId}`, kind: "decision", at, by, orderId, decision, ...details }];
}

function auditOfStop({ orderId, stops, stop, risk }: Order): AuditEntry[] {
  if (!stop) return [];
  const { at, by, reason } = stop;
  const details = present({ note: reason, score: risk?.score, level: risk?.level, engine: risk?.engine });
  return [{ entryId: `stop-${orderId}-${stops}`, kind: "stop", at, by, orderId, ...details }];
}

/** What the team noted on it: the latest of each, kept before the next takes its place. */
function auditOfReview({ orderId, assigned, hold, extended }: Order): AuditEntry[] {
  const entry = (kind: AuditEntry["kind"], { by, at }: { readonly by: string; readonly at: string }) => ({
    entryId: `${kind}-${orderId}-${at}`,
    kind,
    at,
    by,
    orderId,
  });
  return [
    ...(assigned ? [{ ...entry("assignment", assigned), ...present({ to: assigned.to }) }] : []),
    ...(hold ? [{ ...entry("hold", hold), ...present({ note: hold.note, until: hold.until }) }] : []),
    ...(extended ? [{ ...entry("extension", extended), until: extended.until }] : []),
  ];
}

/** What the audit log must hold about an order, read from its record: reconciling writes it, however often. */
export const auditsOf = (order: Order): AuditEntry[] => [
  ...auditOfDecision(order),
  ...auditOfAutoApproval(order),
  ...auditOfStop(order),
  ...auditOfReview(order),
];
