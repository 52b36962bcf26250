"use client";

import { NewPasswordField } from "@/components/account/new-password-field-client";
import { NarrowPage } from "@/components/site/narrow-page";
import { InvitationOutcome } from "@/components/team/invitation-outcome-client";
import { TextField } from "@/components/ui/field";
import { FormProblem } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button-client";
import { useInlineErrors } from "@/components/ui/use-inline-errors";
import { useFormAction } from "@/components/ui/use-form-action";
import { checkFirstName, checkLastName } from "@/lib/account/customer/checks";
import { acceptInvitationAction } from "@/lib/account/invitation/action";
import type { InvitationLink, InvitationState } from "@/lib/account/invitation/schema";
import { checkNewPassword } from "@/lib/account/password/checks";
import type { FormState } from "@/lib/platform/http/form-state";

const checks = { firstName: checkFirstName, lastName: checkLastName, password: checkNewPassword };
const noErrors = {};

/** Refusals that end the form: what the link has become. */
const ENDS = { token_used: "used", token_expired: "expired", token_invalid: "invalid" } as const;

/** What this form's own answer says comes before what the page found: after a success, the page finds a used link. */
function endOf(state: FormState, link: InvitationState) {
  if (state.status === "done") return "accepted";
  if (state.status === "error" && state.code in ENDS) return ENDS[state.code as keyof typeof ENDS];
  return link === "open" ? null : link;
}

export function InvitationForm({ token, state: link, invited }: InvitationLink & { token: string }) {
  const { state, formProps } = useFormAction(acceptInvitationAction);
  const failed = state.status === "error" ? state : null;
  const { errors, handlers } = useInlineErrors(checks, failed?.fieldErrors ?? noErrors);
  const end = endOf(state, link);
  if (end || !invited) return <InvitationOutcome outcome={end ?? "invalid"} />;
  const field = (name: "firstName" | "lastName") => ({
    id: name,
    name,
    maxLength: 80,
    error: errors[name],
    defaultValue: failed?.values[name] ?? invited[name],
  });
  return (
    <NarrowPage
      eyebrow="The team"
      title="Join the team"
      lead={`Set a password, and the account for ${invited.email} is yours.`}
    >
      <form {...formProps} {...handlers} className="grid gap-3">
        <input type="hidden" name="token" value={token} />
        <input type="email" autoComplete="username" value={invited.email} readOnly hidden />
        <div className="grid gap-x-5 gap-y-3 sm:grid-cols-2">
          <TextField {...field("firstName")} label="First name" autoComplete="given-name" required />
          <TextField {...field("lastName")} label="Last name" hint="Optional" autoComplete="family-name" />
        </div>
        <NewPasswordField
          label="Password"
          error={errors["password"]}
          own={[...invited.email.split(/[@.]/), invited.firstName, invited.lastName]}
        />
        <FormProblem message={failed?.message} />
        <SubmitButton pendingLabel="Making your account…">Join the team</SubmitButton>
      </form>
    </NarrowPage>
  );
}
