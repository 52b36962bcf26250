"use client";

import { roleHints, roleWords } from "@/components/team/words";
import { EmailField, SelectField } from "@/components/ui/field";
import { FormAnswer } from "@/components/ui/form-answer";
import { FormProblem } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button-client";
import { useInlineErrors } from "@/components/ui/use-inline-errors";
import { useFormAction } from "@/components/ui/use-form-action";
import { checkEmail } from "@/lib/account/customer/checks";
import { inviteAction } from "@/lib/account/invitation/action";
import { resetSecondFactorAction } from "@/lib/account/second-factor/action";
import { changeMemberAction, setTeamPolicyAction } from "@/lib/account/team/action";
import type { MemberView, TeamPolicy } from "@/lib/account/team/schema";

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

/** Every button names the colleague: a list of buttons that all say the same helps no one who hears them. */
export function MemberForms({ member }: { member: MemberView }) {
  const who = member.name ?? member.email;
  const otherRole = member.role === "manager" ? "fulfillment" : "manager";
  const isInvited = member.status === "invited";
  return (
    <div className="flex flex-wrap gap-3">
      {member.status === "deactivated" ? null : (
        <ChangeForm
          id={member.id}
          name="role"
          value={otherRole}
          label={`Make ${roleWords[otherRole].toLowerCase()}`}
          who={who}
        />
      )}
      {member.status === "deactivated" ? (
        member.name && <ChangeForm id={member.id} name="status" value="active" label="Take back" who={who} />
      ) : (
        <ChangeForm
          id={member.id}
          name="status"
          value="deactivated"
          label={isInvited ? "Withdraw invitation" : "Deactivate"}
          who={who}
          tone="danger"
        />
      )}
      {member.secondFactor ? <ResetForm id={member.id} who={who} /> : null}
    </div>
  );
}

/** For the day on which the telephone is lost, and the recovery codes with it. */
function ResetForm({ id, who }: { id: string; who: string }) {
  const { state, formProps } = useFormAction(resetSecondFactorAction);
  return (
    <form {...formProps} className="grid content-start gap-2">
      <input type="hidden" name="id" value={id} />
      <SubmitButton tone="outline" pendingLabel="Resetting…" className="justify-self-start">
        Reset second factor<span className="sr-only">: {who}</span>
      </SubmitButton>
      <FormAnswer state={state} />
    </form>
  );
}

interface ChangeFormProps {
  readonly id: string;
  readonly name: "role" | "status";
  readonly value: string;
  readonly label: string;
  readonly who: string;
  readonly tone?: "danger" | "outline";
}

function ChangeForm({ id, name, value, label, who, tone = "outline" }: ChangeFormProps) {
  const { state, formProps } = useFormAction(changeMemberAction);
  return (
    <form {...formProps} className="grid content-start gap-2">
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name={name} value={value} />
      <SubmitButton tone={tone} pendingLabel="Changing…" className="justify-self-start">
        {label}
        <span className="sr-only">: {who}</span>
      </SubmitButton>
      <FormProblem message={state.status === "error" ? state.message : null} />
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
