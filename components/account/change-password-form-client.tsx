"use client";

import { useActionState } from "react";
import { NewPasswordField, newPasswordWords } from "@/components/account/new-password-field";
import { TextField } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button-client";
import { useInlineErrors } from "@/components/ui/use-inline-errors";
import { changePasswordAction } from "@/lib/customer/action";
import { idleFormState } from "@/lib/http/form-state";

const words = { currentPassword: { missing: "Enter your current password." }, password: newPasswordWords };
const noErrors = {};

export function ChangePasswordForm({ email }: { email: string }) {
  const [state, action] = useActionState(changePasswordAction, idleFormState);
  const failed = state.status === "error" ? state : null;
  const { errors, handlers } = useInlineErrors(words, failed?.fieldErrors ?? noErrors);
  return (
    <form action={action} {...handlers} className="grid gap-3">
      {state.status === "idle" ? null : (
        <Notice tone={failed ? "danger" : "ok"} role={failed ? "alert" : "status"}>
          <p>{state.message}</p>
        </Notice>
      )}
      <input type="email" autoComplete="username" value={email} readOnly hidden />
      <TextField
        id="currentPassword"
        name="currentPassword"
        label="Current password"
        type="password"
        autoComplete="current-password"
        required
        maxLength={128}
        error={errors["currentPassword"]}
      />
      <NewPasswordField error={errors["password"]} />
      <SubmitButton tone="outline" pendingLabel="Changing…" className="justify-self-start">
        Change password
      </SubmitButton>
    </form>
  );
}
