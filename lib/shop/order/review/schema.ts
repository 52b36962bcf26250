import { z } from "zod";
import { riskLevelSchema } from "@/lib/shop/risk/schema";

/**
 * What a reviewer was shown when they decided: facts before the score, or after it; no score, though one was at hand
 * (`score_hidden`), or it after the facts on demand (`score_opened`); none at all (`blind`); or only a row or a table of scores.
 */
export const scoreShownSchema = z.enum([
  "facts_first",
  "score_first",
  "score_hidden",
  "score_opened",
  "blind",
  "list",
  "ring",
]);
export type ScoreShown = z.infer<typeof scoreShownSchema>;

/** How the wait for a decision ended. Written once. `by` is the customer id of the reviewer. */
export const recordedDecisionSchema = z.object({
  decision: z.enum(["approve", "reject", "timeout"]),
  at: z.iso.datetime(),
  by: z.string().optional(),
  reasonCode: z.string().optional(),
  note: z.string().optional(),
  /** The score of the order then, its level, and which model said so. */
  score: z.int().optional(),
  level: riskLevelSchema.optional(),
  engine: z.string().optional(),
  /** The bulk decision that this was part of. */
  bulkId: z.string().optional(),
  /** What the reviewer was shown of the score. */
  view: scoreShownSchema.optional(),
  /** No person decided: the score was below what this version of the managers' policy approves by itself. */
  auto: z.object({ policyVersion: z.int(), below: z.int() }).optional(),
});
export type RecordedDecision = z.infer<typeof recordedDecisionSchema>;

/** A decision that does not count yet: until then its reviewer may take it back. */
export const pendingDecisionSchema = recordedDecisionSchema.extend({
  decision: z.enum(["approve", "reject"]),
  by: z.string(),
  countsAt: z.iso.datetime(),
});
export type PendingDecision = z.infer<typeof pendingDecisionSchema>;

/** Who of the team did something, when. */
const deed = { by: z.string(), at: z.iso.datetime() };

/** What the team notes on an order while it waits, the latest of each. Times are ISO 8601, `by` and `to` customer ids. */
export const reviewFacts = z
  .object({
    pending: pendingDecisionSchema,
    /** Who looks after it; no `to`: no one any more. */
    assigned: z.object({ to: z.string().optional(), ...deed }),
    /** Put aside until its reminder; no `until`: taken up again. */
    hold: z.object({ until: z.iso.datetime().optional(), note: z.string().optional(), ...deed }),
    /** The hold whose reminder was sent: its `at`. */
    remindedOf: z.string(),
    extended: z.object({ until: z.iso.datetime(), ...deed }),
    /** The deadline before which the team was alerted. */
    alertedBefore: z.string(),
    /** Until when the workflow waits without looking: what comes sooner wakes it. */
    plannedUntil: z.iso.datetime(),
    /** The latest question to the shopper, and whether it was answered. */
    question: z.object({ number: z.int(), answeredAt: z.iso.datetime().optional() }),
    /** What of the order is blocked: why a person must look twice. */
    blocks: z.array(z.object({ kind: z.string(), reason: z.string() })),
    /** Drawn for a review without its score, by this version of the policy, of so many in a hundred. `below`: it would have been approved by itself. */
    blind: z.object({ policyVersion: z.int(), below: z.boolean(), percent: z.int().min(1).max(100) }),
  })
  .partial().shape;
