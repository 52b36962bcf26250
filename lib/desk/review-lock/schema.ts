import { z } from "zod";

/** Who looks at an order, until when. `takenFrom` and `takenAt`: whose claim this one replaced. */
export const claimSchema = z.object({
  by: z.string(),
  untilMs: z.number(),
  takenFrom: z.string().optional(),
  takenAt: z.string().optional(),
});
export type Claim = z.infer<typeof claimSchema>;

/** Who looks at an order right now: a courtesy among reviewers, it decides nothing. */
export interface ClaimView {
  readonly name: string;
  readonly mine: boolean;
}
