import { z } from "zod";

/** Which drop, and which of its schedules: an edit of its times begins another one. */
export const dropInputSchema = z.object({ dropId: z.string(), schedule: z.int() });

export interface DropResult {
  /** `outdated`: its times were edited, or it was archived. `renewed`: another execution goes on. */
  readonly outcome: "closed" | "outdated" | "renewed";
}
