import { z } from "zod";
import { evidenceVectorSchema, gatheredEvidenceSchema } from "@/lib/shop/risk/evidence/schema";

/**
 * What an order says of where it came from and where it goes, as keyed digests and coded traits: never the address, the mailbox
 * or the browser itself. A digest that is absent is shared with none.
 */
export const orderFingerprintSchema = z.object({
  /** The subscriber: IPv4 address, or /64 of IPv6. */
  network: z.string(),
  /** The neighbourhood: /24 of IPv4, /48 of IPv6. */
  subnet: z.string().optional(),
  /** Browser and languages. */
  browser: z.string(),
  /** Whether a web browser sent it, by its own word. */
  fromBrowser: z.boolean(),
  /** The mailbox behind the shopper's address: what its provider takes for the same is the same. */
  mailbox: z.string(),
  /** How the mail address is formed, where that tells: at a domain that few have, numbered or drawn by lot. */
  mailForm: z.string().optional(),
  /** The door it goes to, however it is spelled. */
  address: z.string().optional(),
  /** Postal code and house number: doors that share it are compared by their streets. */
  place: z.string().optional(),
  /** The street as a keyed Bloom filter of its letter pairs, its kind and its mark: spellings of one street are near to each other. */
  street: z.string().optional(),
  /** The address as it was typed. */
  spelling: z.string().optional(),
  /** The recipient's family name. */
  familyName: z.string().optional(),
  phone: z.string().optional(),
  /** What of the evidence was known when it was placed. */
  traits: evidenceVectorSchema.optional(),
});
export type OrderFingerprint = z.infer<typeof orderFingerprintSchema>;

export const riskLevelSchema = z.enum(["low", "medium", "high"]);
export type RiskLevel = z.infer<typeof riskLevelSchema>;

const recommendationSchema = z.enum(["approve", "review", "reject"]);

/** One reason, in a reviewer's words. `points` is its share of the score: positive speaks against the order. */
export const riskFactSchema = z.object({ code: z.string(), text: z.string(), points: z.int() });
export type RiskFact = z.infer<typeof riskFactSchema>;

/** A score in words. `by`: `template`, or the language model that wrote them. */
const explanationSchema = z.object({ text: z.string(), by: z.string() });
export type Explanation = z.infer<typeof explanationSchema>;

export const riskAssessmentSchema = z.object({
  /** 0 (a person) to 100 (a bot). */
  score: z.int().min(0).max(100),
  level: riskLevelSchema,
  recommendation: recommendationSchema,
  /** Most telling first. */
  facts: z.array(riskFactSchema),
  /** Which assessor, and which version of it, said so. */
  engine: z.string(),
  explanation: explanationSchema.optional(),
  /** What another engine made of the same evidence: kept for comparison, shown to no reviewer. */
  shadow: z.object({ engine: z.string(), score: z.int().min(0).max(100), level: riskLevelSchema }).optional(),
  assessedAt: z.iso.datetime().optional(),
  evidence: gatheredEvidenceSchema.optional(),
});
export type RiskAssessment = z.infer<typeof riskAssessmentSchema>;

/** What of an assessment leaves the store, for the team alone: not the numbers that it was made of, nor what another engine made of them. */
export type RiskView = Omit<RiskAssessment, "evidence" | "shadow">;

/** Why an order was assessed: it was placed, it was paid, it goes elsewhere, or orders that share something with it came. */
export const assessmentCauseSchema = z.enum(["placed", "paid", "address", "linked"]);
export type AssessmentCause = z.infer<typeof assessmentCauseSchema>;

/** The scores that an order had, oldest first. */
export const riskHistorySchema = z.array(
  z.object({
    at: z.iso.datetime(),
    cause: assessmentCauseSchema,
    score: z.int(),
    engine: z.string(),
    recommendation: recommendationSchema.optional(),
    evidenceVersion: z.int().optional(),
  }),
);
export type RiskHistory = z.infer<typeof riskHistorySchema>;

/**
 * What two orders may share, most telling first. `door`: however it is spelled. `device`: neighbourhood of the network and browser
 * both. `mailForm`: mail addresses formed alike at a rare domain.
 */
export const LINKS = ["card", "mailbox", "phone", "door", "device", "mailForm", "network", "subnet"] as const;
export type Link = (typeof LINKS)[number];
