import { z } from "zod";

export const customerItemSchema = z.object({
  customerId: z.templateLiteral(["cus_", z.string()]),
  email: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  passwordHash: z.string(),
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
