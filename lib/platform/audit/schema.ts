import { z } from "zod";

export const auditKindSchema = z.enum([
  "decision",
  "auto",
  "bulk",
  "takeover",
  "stop",
  "difference",
  "resolved",
  "team",
  "drop",
  "assignment",
  "hold",
  "extension",
  "question",
  "block",
  "unblock",
  "policy",
  "inspection",
  "appeal",
  "override",
]);
export type AuditKind = z.infer<typeof auditKindSchema>;

/** One thing that a member of the team did. Written once, never changed. */
export const auditEntrySchema = z.object({
  /** The same deed has the same id, however often it is written. */
  entryId: z.string(),
  kind: auditKindSchema,
  at: z.iso.datetime(),
  /** Customer id of who did it; `policy`, where the managers' policy did. */
  by: z.string(),
  orderId: z.string().optional(),
  dropId: z.string().optional(),
  /** What: approve or reject, and for a bulk decision of how many. */
  decision: z.enum(["approve", "reject"]).optional(),
  count: z.int().optional(),
  bulkId: z.string().optional(),
  /** To whom an order was assigned: a customer id; absent, to no one. */
  to: z.string().optional(),
  /** Until when it was put aside, extended or blocked. */
  until: z.iso.datetime().optional(),
  /** Why. */
  reasonCode: z.string().optional(),
  note: z.string().optional(),
  /** The score that they saw, its level, and the model that said so. */
  score: z.int().optional(),
  level: z.string().optional(),
  engine: z.string().optional(),
  /** What they were shown of the score. */
  view: z.string().optional(),
  /** Whose review lock was taken over: a customer id. */
  takenFrom: z.string().optional(),
  /** Which colleague it was done to. */
  member: z.object({ customerId: z.string(), email: z.string() }).optional(),
});
export type AuditEntry = z.infer<typeof auditEntrySchema>;
