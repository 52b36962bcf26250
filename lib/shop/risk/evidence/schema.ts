import { z } from "zod";
import { FEATURES, type FeatureName } from "@/lib/shop/risk/evidence/features";

/** The meaning of the numbers. One higher whenever a feature comes, goes, or is measured otherwise. */
export const EVIDENCE_VERSION = 1;

/** What is known of an order. Absent: not known. */
export type EvidenceVector = Readonly<Partial<Record<FeatureName, number>>>;

/** As stored: what another version of the store knows more of an order, this one reads past. */
export const evidenceVectorSchema = z
  .record(z.string(), z.number())
  .transform((values): EvidenceVector =>
    Object.fromEntries(Object.entries(values).filter(([name]) => Object.hasOwn(FEATURES, name))),
  );

/** The evidence that a score was made of, and when it was gathered (ISO 8601). */
export const gatheredEvidenceSchema = z.object({
  version: z.int(),
  at: z.iso.datetime(),
  values: evidenceVectorSchema,
});

/** More than a person does on one page. */
const countSchema = z.int().min(0).max(1_000_000).optional().catch(undefined);

/**
 * What the page saw of the person who filled it in. All of it optional, none of it trusted alone: the contract's `evidence`.
 * A field that is none counts as absent: it refuses no order.
 */
export const pageEvidenceSchema = z.object({
  pageOpenedAt: z.iso.datetime({ offset: true }).optional().catch(undefined),
  pointerMoves: countSchema,
  keyPresses: countSchema,
  touches: countSchema,
  pastes: countSchema,
  autofilled: z.boolean().optional().catch(undefined),
  screen: z.object({ width: z.number(), height: z.number(), dpr: z.number() }).optional().catch(undefined),
  timezone: z.string().max(64).optional().catch(undefined),
});

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Longer than all that a page says. */
const LONGEST_TEXT = 2000;

/** The same as a form's field holds it. What is none counts as absent. */
export const pageEvidenceText = z
  .string()
  .transform((text) => (text.length > LONGEST_TEXT ? undefined : pageEvidenceSchema.safeParse(parsed(text)).data));
export type PageEvidence = z.infer<typeof pageEvidenceSchema>;
