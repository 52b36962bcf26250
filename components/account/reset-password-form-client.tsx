"use client";

import { NewPasswordField } from "@/components/account/new-password-field-client";
import { ResetOutcome } from "@/components/account/reset-outcome-client";
import { NarrowPage } from "@/components/site/narrow-page";
import { FormProblem } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button-client";
import { useInlineErrors } from "@/components/ui/use-inline-errors";
import { useFormAction } from "@/components/ui/use-form-action";
import { checkNewPassword } from "@/lib/account/password/checks";
import type { FormState } from "@/lib/platform/http/form-state";
import { resetPasswordAction } from "@/lib/account/password-reset/action";
import type { LinkState } from "@/lib/account/password-reset/schema";

const checks = { password: checkNewPassword };
const noErrors = {};

/** Refusals that end the form: what the link has become. */
const ENDS = { token_used: "used", token_expired: "expired", token_invalid: "invalid" } as const;

/** What this form's own answer says comes before what the page found: after a success, the page finds a used link. */
function endOf(state: FormState, link: LinkState) {
  if (state.status === "done") return "changed";
  if (state.status === "error" && state.code in ENDS) return ENDS[state.code as keyof typeof ENDS];
  return link === "open" ? null : link;
}

export function ResetPasswordForm({ token, link }: { token: string; link: LinkState }) {
  const { state, formProps } = useFormAction(resetPasswordAction);
  const failed = state.status === "error" ? state : null;
  const { errors, handlers } = useInlineErrors(checks, failed?.fieldErrors ?? noErrors);
  const end = endOf(state, link);
  if (end) return <ResetOutcome outcome={end} />;
  return (
    <NarrowPage
      eyebrow="New password"
      title="Choose a new password"
      lead="It takes the place of the old one at once, and ends every session of your account."
    >
      <form {...formProps} {...handlers} className="grid gap-3">
        <input type="hidden" name="token" value={token} />
        <NewPasswordField error={errors["password"]} />
        <FormProblem message={failed?.message} />
        <SubmitButton pendingLabel="Setting your password…">Set the new password</SubmitButton>
      </form>
    </NarrowPage>
  );
}
