import { z } from "zod";
import { firstNameSchema, lastNameSchema } from "@/lib/account/customer/schema";
import { newPasswordSchema } from "@/lib/account/password/schema";

export const acceptRequestSchema = z.object({
  token: z.string({ error: "The link's token is missing." }).min(1).max(200),
  /** Without it, the name that was proposed. */
  firstName: firstNameSchema.optional(),
  lastName: lastNameSchema,
  password: newPasswordSchema,
});
export type AcceptRequest = z.infer<typeof acceptRequestSchema>;

/** `failed`: it was withdrawn, or a shopper has verified the address meanwhile. */
const invitationStatusSchema = z.enum(["pending", "mailed", "accepted", "expired", "failed"]);
export type InvitationStatus = z.infer<typeof invitationStatusSchema>;

/** What a person behind the link meets. */
export type InvitationState = "open" | "used" | "expired" | "invalid";

/** The link as its page sees it. */
export interface InvitationLink {
  readonly state: InvitationState;
  readonly invited: { readonly email: string; readonly firstName: string; readonly lastName: string } | null;
}

const everyInvitation = {
  invitationId: z.templateLiteral(["inv_", z.string()]),
  /** Who the invited will be. */
  customerId: z.templateLiteral(["cus_", z.string()]),
  email: z.string(),
  /** What the page proposes. */
  firstName: z.string(),
  lastName: z.string(),
  /** Customer id of the manager. */
  invitedBy: z.string(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  /** What the link's token is derived from, with the server's key. */
  tokenSeed: z.string(),
  tokenHash: z.string(),
  /** What was chosen on the page, until it moves to the account. */
  chosen: z.object({ passwordHash: z.string(), firstName: z.string(), lastName: z.string() }).optional(),
  /** Unix seconds: DynamoDB deletes it then. */
  ttlSeconds: z.int(),
};

const mailed = { callbackId: z.string() };
/** When it was accepted. Decides against the timeout. */
const accepted = { acceptedAt: z.iso.datetime() };
const maybe = z.object({ ...mailed, ...accepted }).partial().shape;

/** An invitation as it is stored: what it has depends on its status. */
export const invitationSchema = z.discriminatedUnion("status", [
  z.object({ status: z.literal("pending"), ...everyInvitation, ...maybe }),
  z.object({ status: z.literal("mailed"), ...everyInvitation, ...maybe, ...mailed }),
  z.object({ status: z.literal("accepted"), ...everyInvitation, ...maybe, ...accepted }),
  z.object({ status: z.literal("expired"), ...everyInvitation, ...z.object(mailed).partial().shape }),
  z.object({ status: z.literal("failed"), ...everyInvitation, ...maybe }),
]);
export type Invitation = z.infer<typeof invitationSchema>;
export type InvitationIn<Status extends InvitationStatus> = Extract<Invitation, { status: Status }>;
