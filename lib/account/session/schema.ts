import { z } from "zod";
import { roleSchema, type Role } from "@/lib/account/customer/schema";
import type { CustomerId } from "@/lib/platform/ids";

/** Who is asking, as the record of their session says: it ends with every change of what it says. */
export interface Viewer {
  readonly customerId: CustomerId;
  readonly email: string;
  readonly firstName: string;
  readonly role: Role;
  readonly verified: boolean;
  /** `due`: nothing of the team's is open before it is set up. */
  readonly secondFactor?: "due" | "on";
}

/** A sign-in that still counts. It says all that a viewer is, so that a request reads this one item. */
export const sessionSchema = z.object({
  /** Digest of the secret in the session's token. */
  sessionId: z.string(),
  customerId: z.templateLiteral(["cus_", z.string()]),
  email: z.string(),
  firstName: z.string(),
  role: roleSchema,
  verified: z.boolean(),
  secondFactor: z.enum(["due", "on"]).optional(),
  /** Of the password that began it. */
  passwordSetAt: z.iso.datetime().optional(),
  /** When the password was given. */
  authTime: z.iso.datetime(),
  lastSeenAt: z.iso.datetime(),
  /** The absolute end: nothing extends it. */
  endsAt: z.iso.datetime(),
  /** In words of ours, such as "Firefox on Windows". */
  device: z.string(),
  /** Digest of the network it began on. */
  network: z.string(),
  /** Unix seconds: DynamoDB deletes it then. */
  ttlSeconds: z.int(),
});
export type Session = z.infer<typeof sessionSchema>;

/** Where someone signs in. */
export interface Device {
  readonly device: string;
  readonly network: string;
}

/** A session as its owner sees it. Times are ISO 8601. */
export interface SessionView {
  readonly sessionId: string;
  readonly device: string;
  readonly authTime: string;
  readonly lastSeenAt: string;
  readonly isThis: boolean;
}
