import { z } from "zod";
import { passwordSchema } from "@/lib/account/password/schema";

/** A second factor as it is stored: the secret is derived from the seed and the server's key, and is not stored. */
export const secondFactorSchema = z.object({
  customerId: z.templateLiteral(["cus_", z.string()]),
  /** `pending`: shown, and not confirmed by a code yet. */
  state: z.enum(["pending", "on"]),
  seed: z.string(),
  /** The time step of the last code that was used: a code works once. */
  lastStep: z.int(),
  /** Keyed digests of the recovery codes that are left: each works once. */
  recovery: z.array(z.string()),
  createdAt: z.iso.datetime(),
});
export type SecondFactor = z.infer<typeof secondFactorSchema>;

/** Six digits of the app, or a recovery code; spaces and hyphens as people type them. */
export const codeSchema = z
  .string({ error: "Enter the code." })
  .max(40, "This is not a code.")
  .transform((text) => text.replaceAll(/[\s-]/g, "").toLowerCase());

export const confirmFormSchema = z.object({ code: codeSchema });
export const turnOffFormSchema = z.object({ password: passwordSchema });
