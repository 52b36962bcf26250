"use client";

import { NewPasswordField } from "@/components/account/new-password-field-client";
import { NarrowPage } from "@/components/site/narrow-page";
import { TextField } from "@/components/ui/field";
import { FormProblem } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button-client";
import { useInlineErrors } from "@/components/ui/use-inline-errors";
import { outcomeOf, VerifyOutcome } from "@/components/verify/verify-outcome";
import { useFormAction } from "@/components/ui/use-form-action";
import { checkFirstName, checkLastName } from "@/lib/account/customer/checks";
import { checkNewPassword } from "@/lib/account/password/checks";
import { takeOverAction } from "@/lib/account/registration/action";

const checks = { firstName: checkFirstName, lastName: checkLastName, password: checkNewPassword };
const noErrors = {};

/** For the owner of the mailbox. Shows nothing of what was typed at sign-up: a stranger may have. */
export function TakeOverForm({ token, signedIn }: { token: string; signedIn: boolean }) {
  const { state, formProps } = useFormAction(takeOverAction);
  const failed = state.status === "error" ? state : null;
  const { errors, handlers } = useInlineErrors(checks, failed?.fieldErrors ?? noErrors);
  const outcome = outcomeOf(state);
  if (outcome) return <VerifyOutcome outcome={outcome} signedIn={signedIn} />;
  const field = (name: "firstName" | "lastName") => ({
    id: name,
    name,
    maxLength: 80,
    error: errors[name],
    defaultValue: failed?.values[name],
  });
  return (
    <NarrowPage
      eyebrow="Last step"
      title="Make this account yours"
      lead="The link came to your mailbox, so the account is yours. Your password and name take the place of those that were typed at sign-up, and every session from before ends."
    >
      <form {...formProps} {...handlers} className="grid gap-3">
        <input type="hidden" name="token" value={token} />
        <div className="grid gap-x-5 gap-y-3 sm:grid-cols-2">
          <TextField {...field("firstName")} label="First name" autoComplete="given-name" required />
          <TextField
            {...field("lastName")}
            label="Last name"
            hint="Leave it empty if you have one name."
            autoComplete="family-name"
          />
        </div>
        <NewPasswordField error={errors["password"]} />
        <FormProblem message={failed?.message} />
        <SubmitButton pendingLabel="Verifying…" className="min-h-14 justify-self-start text-lg">
          Set password and verify
        </SubmitButton>
      </form>
    </NarrowPage>
  );
}
