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

/** What every request has, or may come to have. */
const everyReset = {
  resetId: z.templateLiteral(["pwr_", z.string()]),
  /** Absent where no account has the address: such a request runs the same way, and sends no mail. */
  customerId: z.templateLiteral(["cus_", z.string()]).optional(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  /** What the link's token is derived from, with the server's key. */
  tokenSeed: z.string(),
  tokenHash: z.string(),
  /** The new password, until it moves to the customer. */
  passwordHash: z.string().optional(),
  /** Unix seconds: DynamoDB deletes it then. */
  ttlSeconds: z.int(),
};

const mailed = { callbackId: z.string() };
/** When a new password was given. Decides against the timeout. */
const used = { usedAt: z.iso.datetime() };
const maybe = z.object({ ...mailed, ...used }).partial().shape;

/** A request for a new password as it is stored: what it has depends on its status. */
export const resetSchema = z.discriminatedUnion("status", [
  z.object({ status: z.literal("pending"), ...everyReset, ...maybe }),
  z.object({ status: z.literal("mailed"), ...everyReset, ...maybe, ...mailed }),
  z.object({ status: z.literal("changed"), ...everyReset, ...maybe, ...used }),
  z.object({ status: z.literal("expired"), ...everyReset, ...z.object(mailed).partial().shape }),
  z.object({ status: z.literal("failed"), ...everyReset, ...maybe }),
]);
export type PasswordReset = z.infer<typeof resetSchema>;
export type ResetIn<Status extends ResetStatus> = Extract<PasswordReset, { status: Status }>;
