import { z } from "zod";
import { mailAddress } from "@/lib/account/customer/address";
import { checkEmail, checkFirstName, checkLastName, type Check } from "@/lib/account/customer/checks";
import { holdsDomainName } from "@/lib/account/customer/domain-name";
import { tidyName } from "@/lib/account/customer/person-name";

const LINK_IN_NAME = "A name holds no link. If the dot belongs to your name, put a space after it.";

/** A text by the rule that the form applies while it is typed, in the same words. */
export const checked = (check: Check) =>
  z.string({ error: check("") ?? "Give a text, or leave it out." }).superRefine((value, context) => {
    const message = check(value);
    if (message !== null) context.addIssue({ code: "custom", message });
  });

export const emailSchema = checked(checkEmail).transform((value) => mailAddress(value) ?? value);

/** The check of the form, and what it would need a list of all top-level domains for. */
const nameSchema = (check: Check) =>
  checked((value) => check(value) ?? (holdsDomainName(value) ? LINK_IN_NAME : null)).transform(tidyName);

export const firstNameSchema = nameSchema(checkFirstName);
/** Empty for who has one name. */
export const lastNameSchema = nameSchema(checkLastName)
  .nullish()
  .transform((value) => value ?? "");

/** Who may do what: a manager all that fulfillment may, and run drops and the team. */
export const roleSchema = z.enum(["customer", "fulfillment", "manager"]);
export type Role = z.infer<typeof roleSchema>;

export const customerSchema = z.object({
  customerId: z.templateLiteral(["cus_", z.string()]),
  email: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  passwordHash: z.string(),
  /** When the password was last changed; absent while it is the first. Sessions from before have ended. */
  passwordSetAt: z.iso.datetime().optional(),
  role: roleSchema,
  createdAt: z.iso.datetime(),
  verifiedAt: z.iso.datetime().optional(),
  /** Of the team: from then on there are no sessions and no signing in. */
  deactivatedAt: z.iso.datetime().optional(),
  /** Of the team: the roster that role, deactivation and second factor were taken from. */
  rosterVersion: z.int().optional(),
  /** Its owner asked for its erasure, which is under way. */
  erasedAt: z.iso.datetime().optional(),
  /** `due`: the team's policy wants one, and there is none yet. */
  secondFactor: z.enum(["due", "on"]).optional(),
});
export type Customer = z.infer<typeof customerSchema>;

/** To whom a letter of their account speaks. */
export type Addressee = Pick<Customer, "email" | "firstName" | "verifiedAt">;

/** Who has a mail address: for good once verified, before only until a newer registration takes it over. */
export const addressReservationSchema = z.object({
  customerId: z.templateLiteral(["cus_", z.string()]).optional(),
  /** Whose customer that is; absent for an account that did not sign up: the team's. */
  registrationId: z.templateLiteral(["reg_", z.string()]).optional(),
  /** Where to look first for a registration that is sent again. */
  generation: z.int().default(0),
});
export type AddressReservation = z.infer<typeof addressReservationSchema>;

/** What people may see of their own account. Times are ISO 8601. */
export interface AccountView {
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly verifiedAt: string | null;
  readonly passwordSetAt: string | null;
}
