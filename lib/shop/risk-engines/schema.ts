import { z } from "zod";

/**
 * Which of the shipped engines scores, which scores beside it without being shown, and which was in charge before: by name. Absent:
 * the store's own first one; none. A name that this version of the store does not bring falls back to that. Every change is a
 * version; version 0 was never written.
 */
export const riskEnginesSchema = z.object({
  version: z.int().min(0),
  inCharge: z.string().optional(),
  shadow: z.string().optional(),
  before: z.string().optional(),
  /** Customer id of the manager who wrote this version, and when (ISO 8601). */
  changed: z.object({ by: z.string(), at: z.iso.datetime() }).optional(),
});
export type RiskEngines = z.infer<typeof riskEnginesSchema>;

/** What managers choose. */
export type EngineChoice = Pick<RiskEngines, "inCharge" | "shadow" | "before">;
