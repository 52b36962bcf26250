import { z } from "zod";

/** Which drop's draw, and which part of it: the line of a long drop takes more than one execution. */
export const drawInputSchema = z.object({ dropId: z.string(), part: z.int() });

export interface DrawResult {
  /** `cancelled`: the drop ended before its draw. `renewed`: another execution goes on with the line. */
  readonly outcome: "finished" | "cancelled" | "renewed";
}
