import { z } from "zod";

/** The execution's name is the invitation's id, too. Nothing secret is in here: the record is read by id. */
export const invitationInputSchema = z.object({ invitationId: z.templateLiteral(["inv_", z.string()]) });

export interface InvitationResult {
  readonly outcome: "accepted" | "expired" | "failed";
}
