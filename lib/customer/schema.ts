import { z } from "zod";
import { newPasswordSchema } from "@/lib/registration/schema";

export const customerItemSchema = z.object({
  customerId: z.templateLiteral(["cus_", z.string()]),
  email: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  passwordHash: z.string(),
  /** When the password was last changed; absent while it is the first. Sessions from before have ended. */
  passwordSetAt: z.iso.datetime().optional(),
  role: z.enum(["customer", "fulfillment"]),
  createdAt: z.iso.datetime(),
  verifiedAt: z.iso.datetime().optional(),
});
export type Customer = z.infer<typeof customerItemSchema>;

/** Who holds an address. `generation` counts its finished registrations, so that signing up again is a new one. */
export const emailClaimSchema = z.object({
  customerId: z.templateLiteral(["cus_", z.string()]).optional(),
  generation: z.int().default(0),
});
export type EmailClaim = z.infer<typeof emailClaimSchema>;

/** What people may see of their own account. Times are ISO 8601. */
export interface AccountView {
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly verifiedAt: string | null;
  readonly passwordSetAt: string | null;
}

export const changePasswordRequestSchema = z
  .object({
    currentPassword: z.string({ error: "Enter your current password." }).min(1).max(128),
    password: newPasswordSchema,
  })
  .refine(({ currentPassword, password }) => currentPassword !== password, {
    path: ["password"],
    error: "This is the password you have. Choose another.",
  });
export type ChangePasswordRequest = z.infer<typeof changePasswordRequestSchema>;
