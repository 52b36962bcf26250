import { z } from "zod";

/** The execution's name is the request's id, too. Nothing secret is in here: the record is read by id. */
export const passwordResetInputSchema = z.object({ resetId: z.templateLiteral(["pwr_", z.string()]) });

export interface PasswordResetResult {
  readonly outcome: "changed" | "expired" | "failed";
}
