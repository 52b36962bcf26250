"use client";

import { NewPasswordField } from "@/components/account/new-password-field-client";
import { Notice } from "@/components/ui/notice";
import { PasswordField } from "@/components/ui/password-field-client";
import { SubmitButton } from "@/components/ui/submit-button-client";
import { useInlineErrors } from "@/components/ui/use-inline-errors";
import { useFormAction } from "@/components/ui/use-form-action";
import { changePasswordAction } from "@/lib/account/password-change/action";
import { checkNewPassword } from "@/lib/account/password/checks";

const checks = { currentPassword: { missing: "Enter your current password." }, password: checkNewPassword };
const noErrors = {};

interface ChangePasswordFormProps {
  readonly email: string;
  /** What everyone knows of the person, and a guesser tries first. */
  readonly own: readonly string[];
}

export function ChangePasswordForm({ email, own }: ChangePasswordFormProps) {
  const { state, formProps } = useFormAction(changePasswordAction);
  const failed = state.status === "error" ? state : null;
  const { errors, handlers } = useInlineErrors(checks, failed?.fieldErrors ?? noErrors);
  return (
    <form {...formProps} {...handlers} className="grid gap-3">
      <input type="email" autoComplete="username" value={email} readOnly hidden />
      <PasswordField
        id="currentPassword"
        name="currentPassword"
        label="Current password"
        autoComplete="current-password"
        required
        error={errors["currentPassword"]}
      />
      <NewPasswordField error={errors["password"]} own={own} />
      {state.status === "idle" ? null : (
        <Notice tone={failed ? "danger" : "ok"} role={failed ? "alert" : "status"}>
          <p>{state.message}</p>
        </Notice>
      )}
      <SubmitButton tone="outline" pendingLabel="Changing…" className="justify-self-start">
        Change password
      </SubmitButton>
    </form>
  );
}
