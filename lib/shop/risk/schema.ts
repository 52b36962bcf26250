import { z } from "zod";
import { gatheredEvidenceSchema } from "@/lib/shop/risk/evidence/schema";

/** What an order says of where it came from, as digests: never the address, the mailbox or the browser itself. */
export const orderFingerprintSchema = z.object({
  /** The network, keyed. */
  network: z.string(),
  /** Browser and languages, keyed. */
  browser: z.string(),
  /** Whether a web browser sent it, by its own word. */
  fromBrowser: z.boolean(),
  /** The mailbox behind the shopper's address, aliases apart, keyed. */
  mailbox: z.string(),
  /** The door it goes to, keyed. */
  address: z.string().optional(),
});

export const riskLevelSchema = z.enum(["low", "medium", "high"]);
export type RiskLevel = z.infer<typeof riskLevelSchema>;

/** One reason, in a reviewer's words. `points` is its share of the score: positive speaks against the order. */
export const riskFactSchema = z.object({ code: z.string(), text: z.string(), points: z.int() });
export type RiskFact = z.infer<typeof riskFactSchema>;

export const riskAssessmentSchema = z.object({
  /** 0 (a person) to 100 (a bot). */
  score: z.int().min(0).max(100),
  level: riskLevelSchema,
  recommendation: z.enum(["approve", "review", "reject"]),
  /** Most telling first. */
  facts: z.array(riskFactSchema),
  /** Which assessor, and which version of it, said so. */
  engine: z.string(),
  /** The score in words. `by`: `template`, or the language model that wrote them. */
  explanation: z.object({ text: z.string(), by: z.string() }).optional(),
  assessedAt: z.iso.datetime().optional(),
  evidence: gatheredEvidenceSchema.optional(),
});
export type RiskAssessment = z.infer<typeof riskAssessmentSchema>;

/** What two orders may share. `device`: network and browser both. */
export type Link = "device" | "network" | "mailbox" | "card";
