import { z } from "zod";
import { FEATURE_NAMES, type FeatureName } from "@/lib/shop/risk/evidence/features";

/** The meaning of the numbers. One higher whenever a feature comes, goes, or is measured otherwise. */
export const EVIDENCE_VERSION = 1;

const featureNameSchema = z.enum(FEATURE_NAMES as readonly [FeatureName, ...FeatureName[]]);

/** What is known of an order. Absent: not known. */
export const evidenceVectorSchema = z.partialRecord(featureNameSchema, z.number());
export type EvidenceVector = Readonly<z.infer<typeof evidenceVectorSchema>>;

/** The evidence that a score was made of, and when it was gathered (ISO 8601). */
export const gatheredEvidenceSchema = z.object({
  version: z.int(),
  at: z.iso.datetime(),
  values: evidenceVectorSchema,
});
export type GatheredEvidence = z.infer<typeof gatheredEvidenceSchema>;

/** What the page saw of the person who filled it in. All of it optional, none of it trusted alone: the contract's `evidence`. */
export const pageEvidenceSchema = z.object({
  pageOpenedAt: z.iso.datetime({ offset: true }).optional(),
  pointerMoves: z.int().min(0).optional(),
  keyPresses: z.int().min(0).optional(),
  touches: z.int().min(0).optional(),
  pastes: z.int().min(0).optional(),
  autofilled: z.boolean().optional(),
  screen: z.object({ width: z.number(), height: z.number(), dpr: z.number() }).optional(),
  timezone: z.string().max(64).optional(),
});
export type PageEvidence = z.infer<typeof pageEvidenceSchema>;
