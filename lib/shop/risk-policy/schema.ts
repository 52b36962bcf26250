import { z } from "zod";

const score = z.coerce.number("Enter a number.").int("Enter a whole number.").min(0).max(100, "At most 100.");

/** From which scores on an assessment suggests something else: below the first approving, from the second on rejecting. */
export const thresholdsSchema = z.object({ approveBelow: score, rejectFrom: score });
export type Thresholds = z.infer<typeof thresholdsSchema>;

/** In which order a reviewer is shown the facts and the score; `score_hidden`: the score on demand, after the facts. */
export const scoreViewSchema = z.enum(["facts_first", "score_first", "score_hidden"]);
export type ScoreView = z.infer<typeof scoreViewSchema>;

/** What is approved without a person, and how much of what waits is reviewed without its score all the same. */
export const autoApprovalSchema = z.object({
  below: score.min(1, "At least 1."),
  blindPercent: z.coerce.number("Enter a percentage.").int().min(1, "At least 1 %.").max(100, "At most 100 %."),
});
export type AutoApproval = z.infer<typeof autoApprovalSchema>;

/** What managers decided about scores. Every change is a version; version 0 was never written. */
export const riskPolicySchema = z.object({
  version: z.int().min(0),
  /** Absent: the thresholds of the engine that scores. */
  thresholds: thresholdsSchema.optional(),
  /** Absent: a person decides every order. */
  autoApproval: autoApprovalSchema.optional(),
  view: scoreViewSchema,
  /** What the blind slice is drawn with. Drawn by lot; never shown. */
  sliceKey: z.string(),
  /** Customer id of the manager who wrote this version, and when (ISO 8601). */
  changed: z.object({ by: z.string(), at: z.iso.datetime() }).optional(),
});
export type RiskPolicy = z.infer<typeof riskPolicySchema>;

export const defaultRiskPolicy: RiskPolicy = { version: 0, view: "facts_first", sliceKey: "" };
