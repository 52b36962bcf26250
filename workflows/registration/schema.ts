import { z } from "zod";

/** The execution's name is the registration's id, too. Nothing secret is in here: the record is read by id. */
export const registrationInputSchema = z.object({ registrationId: z.templateLiteral(["reg_", z.string()]) });

export type RegistrationOutcome = "verified" | "expired" | "failed";
export interface RegistrationResult {
  readonly outcome: RegistrationOutcome;
}
