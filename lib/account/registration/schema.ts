import { z } from "zod";
import { emailSchema, firstNameSchema, lastNameSchema } from "@/lib/account/customer/schema";
import { checkNotOwn } from "@/lib/account/password/policy";
import { newPasswordSchema } from "@/lib/account/password/schema";

/** Longer than any password that can be chosen. */
const MAX_PASSWORD_TRIED = 1000;

export const registrationRequestSchema = z
  .object({
    email: emailSchema,
    firstName: firstNameSchema,
    lastName: lastNameSchema,
    password: newPasswordSchema,
  })
  .superRefine((request, context) => {
    const message = checkNotOwn(request.password, request);
    if (message !== null) context.addIssue({ code: "custom", path: ["password"], message });
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

const token = z.string({ error: "The link's token is missing." }).min(1).max(200);

export const verifyRequestSchema = z.object({
  token,
  /** The one chosen at sign-up: wanted from a browser that did not sign up. */
  password: z.string().max(MAX_PASSWORD_TRIED).optional(),
});

/** What the owner of the mailbox sets in the place of what was typed at sign-up. */
export const takeOverRequestSchema = z.object({
  token,
  firstName: firstNameSchema,
  lastName: lastNameSchema,
  password: newPasswordSchema,
});
export type TakeOverRequest = z.infer<typeof takeOverRequestSchema>;

export const resendRequestSchema = z.object({ email: emailSchema });

/** What every registration has, or may come to have. */
const everyRegistration = {
  registrationId: z.templateLiteral(["reg_", z.string()]),
  customerId: z.templateLiteral(["cus_", z.string()]),
  email: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  /** Moves to the customer when that is created. */
  passwordHash: z.string().optional(),
  /** Which of those that this address and password made: its id is derived from it. */
  generation: z.int(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  /** Another account holds the address: its owner is told, and this one cannot be verified. */
  addressTaken: z.boolean(),
  /** What the tokens of its mails are derived from, with the server's key. */
  tokenSeed: z.string(),
  resends: z.int(),
  resendableAtMs: z.number(),
  /** What the owner of the mailbox chose with the click, until it moves to the customer. */
  chosen: z.object({ passwordHash: z.string(), firstName: z.string(), lastName: z.string() }).optional(),
  /** Unix seconds: DynamoDB deletes it then. Not for the one that made an account: it stays as long as that. */
  ttlSeconds: z.int().optional(),
};

/** The link that was mailed, and what it wakes. */
const mailed = { callbackId: z.string(), tokenHash: z.string() };
/** When the button in the mail was pressed. Decides against the timeout. */
const clicked = { clickedAt: z.iso.datetime() };
const maybe = z.object({ ...mailed, ...clicked }).partial().shape;

/** A registration as it is stored: what it has depends on its status. */
export const registrationSchema = z.discriminatedUnion("status", [
  z.object({ status: z.literal("pending"), ...everyRegistration, ...maybe }),
  z.object({ status: z.literal("awaiting_verification"), ...everyRegistration, ...maybe, ...mailed }),
  z.object({ status: z.literal("verified"), ...everyRegistration, ...maybe, ...clicked }),
  z.object({ status: z.literal("expired"), ...everyRegistration, ...z.object(mailed).partial().shape }),
  z.object({ status: z.literal("failed"), ...everyRegistration, ...maybe }),
]);
export type Registration = z.infer<typeof registrationSchema>;
export type RegistrationIn<Status extends RegistrationStatus> = Extract<Registration, { status: Status }>;
