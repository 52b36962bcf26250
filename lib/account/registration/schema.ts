import { z } from "zod";
import { emailSchema, firstNameSchema, lastNameSchema } from "@/lib/account/customer/schema";
import { newPasswordSchema } from "@/lib/account/password/schema";

export const registrationRequestSchema = z.object({
  email: emailSchema,
  firstName: firstNameSchema,
  lastName: lastNameSchema,
  password: newPasswordSchema,
});
export type RegistrationRequest = z.infer<typeof registrationRequestSchema>;

export const registrationStatusSchema = z.enum(["pending", "awaiting_verification", "verified", "expired", "failed"]);
export type RegistrationStatus = z.infer<typeof registrationStatusSchema>;

/** What the holder of a registration's id may see. Times are ISO 8601. */
export interface RegistrationView {
  readonly registrationId: string;
  readonly status: RegistrationStatus;
  readonly expiresAt: string;
  readonly updatedAt: string;
}

export const verifyRequestSchema = z.object({
  token: z.string({ error: "The link's token is missing." }).min(1).max(200),
});

/** A registration as it is stored. */
export const registrationItemSchema = z.object({
  registrationId: z.templateLiteral(["reg_", z.string()]),
  customerId: z.templateLiteral(["cus_", z.string()]),
  email: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  /** Moves to the customer when that is created. */
  passwordHash: z.string().optional(),
  /** How many registrations of this address were finished before. */
  generation: z.int(),
  status: registrationStatusSchema,
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  /** Somebody else holds the address: its owner is told, and nobody can verify this one. */
  addressTaken: z.boolean().optional(),
  callbackId: z.string().optional(),
  /** What the tokens of its mails are derived from, with the server's key. */
  tokenSeed: z.string(),
  tokenHash: z.string().optional(),
  /** When the button in the mail was pressed. Decides against the timeout. */
  clickedAt: z.iso.datetime().optional(),
  resends: z.int().default(0),
  resendableAtMs: z.number().default(0),
});
export type Registration = z.infer<typeof registrationItemSchema>;
