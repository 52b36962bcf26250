import { z } from "zod";
import { emailSchema } from "@/lib/account/customer/schema";
import { newPasswordSchema } from "@/lib/account/password/schema";

export const resetRequestSchema = z.object({ email: emailSchema });

export const newPasswordRequestSchema = z.object({
  token: z.string({ error: "The link's token is missing." }).min(1).max(200),
  password: newPasswordSchema,
});
export type NewPasswordRequest = z.infer<typeof newPasswordRequestSchema>;

/** `failed`: the account is gone, or its password was changed by other means since the link was asked for. */
const resetStatusSchema = z.enum(["pending", "mailed", "changed", "expired", "failed"]);
export type ResetStatus = z.infer<typeof resetStatusSchema>;

/** What a person behind the link meets. */
export type LinkState = "open" | "used" | "expired" | "invalid";

/** A request for a new password as it is stored. */
export const resetItemSchema = z.object({
  resetId: z.templateLiteral(["pwr_", z.string()]),
  /** Absent where nobody holds the address: such a request walks the same road, and mails nobody. */
  customerId: z.templateLiteral(["cus_", z.string()]).optional(),
  status: resetStatusSchema,
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  callbackId: z.string().optional(),
  /** What the link's token is derived from, with the server's key. */
  tokenSeed: z.string(),
  tokenHash: z.string(),
  /** When a new password was given. Decides against the timeout. */
  usedAt: z.iso.datetime().optional(),
  /** The new password, until it moves to the customer. */
  passwordHash: z.string().optional(),
});
export type PasswordReset = z.infer<typeof resetItemSchema>;
