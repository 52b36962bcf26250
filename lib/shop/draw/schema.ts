import { z } from "zod";
import { announcedSchema, sealedSchema } from "@/packages/draw-record";

/** A drop's draw, as far as it has come. Lists are kept apart, in pages. */
export const drawSchema = z.object({
  dropId: z.string(),
  /** Secret until the draw: hex of 32 random bytes. The announcement commits to it. */
  seed: z.string(),
  announced: announcedSchema,
  /** What was published before the round was signed. Written once. */
  sealed: sealedSchema.optional(),
  /** The beacon's, verified. Written once. */
  signature: z.string().optional(),
  /** When its winners were published. Written once. */
  drawnAt: z.iso.datetime().optional(),
  /** When its drop ended, where that was before the winners were published. Written once. */
  stoppedAt: z.iso.datetime().optional(),
  /** What wakes the execution that waits for the entries to close, or for pairs to come back. */
  callbackId: z.string().optional(),
  /** Which of the draw's executions is the present one. */
  part: z.int(),
});
export type Draw = z.infer<typeof drawSchema>;

const entryId = z.templateLiteral(["ent_", z.string()]);
/** In a draw whose rules give some entries more. */
const tickets = z.int().optional();
const listedSchema = z.object({
  entryId,
  leaf: z.string(),
  sizes: z.array(z.string()),
  tickets,
  reason: z.string().optional(),
});
/** An entry as it was sealed. */
export type Listed = z.infer<typeof listedSchema>;

const rankedSchema = z.object({
  entryId,
  rank: z.int(),
  leaf: z.string(),
  sizes: z.array(z.string()),
  tickets,
  won: z.string().nullable(),
});
export type Ranked = z.infer<typeof rankedSchema>;

/** A pair that came back, and for whom. */
const offerSchema = z.object({ entryId, size: z.string() });
export type Offer = z.infer<typeof offerSchema>;

/** Pages as text: one item holds a thousand rows. */
export const rowsOf = {
  listed: z.array(listedSchema),
  ranked: z.array(rankedSchema),
  offers: z.array(offerSchema),
} as const;
