import { z } from "zod";

/** Which reviewer looks at an order, until when. `takenFrom` and `takenAt`: whose lock this one replaced. */
export const reviewLockSchema = z.object({
  by: z.string(),
  untilMs: z.number(),
  takenFrom: z.string().optional(),
  takenAt: z.string().optional(),
  /** Unix seconds: DynamoDB deletes it then. */
  ttlSeconds: z.int(),
});
export type ReviewLock = z.infer<typeof reviewLockSchema>;

/** Which reviewer looks at an order right now: a courtesy among reviewers, it decides nothing. */
export interface ReviewLockView {
  readonly name: string;
  readonly mine: boolean;
}
