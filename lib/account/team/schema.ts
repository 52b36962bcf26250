import { z } from "zod";
import { emailSchema, firstNameSchema, lastNameSchema, roleSchema } from "@/lib/account/customer/schema";

/** What a member of the team may do. */
export const staffRoleSchema = roleSchema.exclude(["customer"]);
export type StaffRole = z.infer<typeof staffRoleSchema>;

export const memberStateSchema = z.enum(["invited", "active", "deactivated"]);
export type MemberState = z.infer<typeof memberStateSchema>;

const deedSchema = z.enum([
  "invited",
  "joined",
  "role",
  "deactivated",
  "reactivated",
  "second_factor_reset",
  "second_factor_required",
  "second_factor_optional",
]);

/** What was done to a member or to all of them, for the audit log. `by` is a customer id, `at` ISO 8601. */
const teamChangeSchema = z.object({
  deed: deedSchema,
  role: staffRoleSchema.optional(),
  at: z.iso.datetime(),
  by: z.string(),
});
export type TeamChange = z.infer<typeof teamChangeSchema>;

export const memberSchema = z.object({
  email: z.string(),
  role: staffRoleSchema,
  state: memberStateSchema,
  /** Whether there is an account: an invitation was accepted, or the seed made it. */
  joined: z.boolean(),
  invitationId: z.templateLiteral(["inv_", z.string()]).optional(),
  /** The latest, until each is surely in the audit log. */
  changes: z.array(teamChangeSchema),
});
export type Member = z.infer<typeof memberSchema>;

/** The whole team in one item, so that one conditional write decides what concerns several: that a manager stays. */
export const rosterSchema = z.object({
  version: z.int(),
  /** By customer id. */
  members: z.record(z.string(), memberSchema),
  secondFactor: z.enum(["optional", "required"]),
  /** The latest of what concerns all, likewise. */
  changes: z.array(teamChangeSchema),
});
export type Roster = z.infer<typeof rosterSchema>;

export const inviteRequestSchema = z.object({
  email: emailSchema,
  role: staffRoleSchema.default("fulfillment"),
  /** What the page proposes as their name; without it, what the address says. */
  firstName: firstNameSchema.optional(),
  lastName: lastNameSchema,
});
export type InviteRequest = z.infer<typeof inviteRequestSchema>;

/** What of a member may be changed. `active: false` and `deactivated: true` say the same as `status: "deactivated"`. */
export const memberChangeSchema = z
  .object({
    role: staffRoleSchema.optional(),
    status: z.enum(["active", "deactivated"]).optional(),
    active: z.boolean().optional(),
    deactivated: z.boolean().optional(),
  })
  .transform(({ role, status, active, deactivated }) => {
    const isActive = active ?? (deactivated === undefined ? undefined : !deactivated);
    return { role, status: status ?? (isActive === undefined ? undefined : stateOf(isActive)) };
  })
  .refine(({ role, status }) => role !== undefined || status !== undefined, "Say what to change: role or status.");
export type MemberChange = z.infer<typeof memberChangeSchema>;

const stateOf = (isActive: boolean) => (isActive ? ("active" as const) : ("deactivated" as const));

export const teamPolicySchema = z.object({ secondFactor: rosterSchema.shape.secondFactor });
export type TeamPolicy = z.infer<typeof teamPolicySchema>;

/** A member as managers see one. The name is null until the invitation is accepted. */
export interface MemberView {
  readonly id: string;
  readonly email: string;
  readonly name: string | null;
  readonly role: StaffRole;
  readonly status: MemberState;
  readonly secondFactor: boolean;
}

export interface TeamView {
  readonly members: readonly MemberView[];
  readonly secondFactor: Roster["secondFactor"];
}
