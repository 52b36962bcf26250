"use client";

import { roleHints, roleWords } from "@/components/team/words";
import { EmailField, SelectField } from "@/components/ui/field";
import { FormAnswer } from "@/components/ui/form-answer";
import { SubmitButton } from "@/components/ui/submit-button-client";
import { useInlineErrors } from "@/components/ui/use-inline-errors";
import { useFormAction } from "@/components/ui/use-form-action";
import { checkEmail } from "@/lib/account/customer/checks";
import { inviteAction } from "@/lib/account/invitation/action";
import { setTeamPolicyAction } from "@/lib/account/team/action";
import type { TeamPolicy } from "@/lib/account/team/schema";

const checks = { email: checkEmail };
const noErrors = {};
const roles = ["fulfillment", "manager"] as const;

export function InviteForm() {
  const { state, formProps } = useFormAction(inviteAction);
  const failed = state.status === "error" ? state : null;
  const { errors, handlers } = useInlineErrors(checks, failed?.fieldErrors ?? noErrors);
  return (
    <form {...formProps} {...handlers} className="grid gap-3">
      <EmailField
        id="invite-email"
        name="email"
        autoComplete="off"
        required
        error={errors["email"]}
        defaultValue={failed?.values["email"]}
        hint="A link that works for 7 days goes there."
      />
      <SelectField id="invite-role" name="role" label="Role" defaultValue={failed?.values["role"] ?? "fulfillment"}>
        {roles.map((role) => (
          <option key={role} value={role}>
            {roleWords[role]}: {roleHints[role]}
          </option>
        ))}
      </SelectField>
      <FormAnswer state={state} />
      <SubmitButton pendingLabel="Inviting…" className="justify-self-start">
        Send invitation
      </SubmitButton>
    </form>
  );
}

const policyWords = {
  optional: "Each member may set one up. Nobody has to.",
  required: "Every member sets one up before anything at the desk is open.",
} as const;

export function PolicyForm({ secondFactor }: TeamPolicy) {
  const { state, formProps } = useFormAction(setTeamPolicyAction);
  const other = secondFactor === "required" ? "optional" : "required";
  return (
    <form {...formProps} className="grid gap-3">
      <p>{policyWords[secondFactor]}</p>
      <input type="hidden" name="secondFactor" value={other} />
      <FormAnswer state={state} />
      <SubmitButton tone="outline" pendingLabel="Saving…" className="justify-self-start">
        {other === "required" ? "Require it of everyone" : "Leave it to each member"}
      </SubmitButton>
    </form>
  );
}
