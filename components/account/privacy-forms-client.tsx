"use client";

import { Notice, FormProblem } from "@/components/ui/notice";
import { PasswordField } from "@/components/ui/password-field-client";
import { SubmitButton } from "@/components/ui/submit-button-client";
import { FieldError } from "@/components/ui/field";
import { useInlineErrors } from "@/components/ui/use-inline-errors";
import { useFormAction } from "@/components/ui/use-form-action";
import { eraseAccountAction } from "@/lib/shop/privacy/action";

const checks = {
  password: { missing: "Enter your password." },
  confirm: { missing: "Tick the box to confirm." },
};
const noErrors = {};

/** The second step: what it does is said before the password is asked for. */
export function EraseAccountForm({ email }: { email: string }) {
  const { state, formProps } = useFormAction(eraseAccountAction);
  const failed = state.status === "error" ? state : null;
  const { errors, handlers } = useInlineErrors(checks, failed?.fieldErrors ?? noErrors);
  if (state.status === "done") return <Erased />;
  return (
    <form {...formProps} {...handlers} className="grid gap-4">
      <input type="email" autoComplete="username" value={email} readOnly hidden />
      <PasswordField
        id="erase-password"
        name="password"
        label="Your password"
        autoComplete="current-password"
        required
        error={errors["password"]}
      />
      <div className="grid gap-1.5">
        <label className="flex min-h-11 items-center gap-3">
          <input
            type="checkbox"
            name="confirm"
            value="yes"
            required
            aria-describedby={errors["confirm"] ? "confirm-error" : undefined}
            className="size-6 shrink-0 accent-danger"
          />
          <span>Yes, delete my account and my data. It cannot be undone.</span>
        </label>
        <FieldError id="confirm-error" message={errors["confirm"]} />
      </div>
      <FormProblem message={failed && !errors["password"] ? failed.message : null} />
      <SubmitButton tone="danger" pendingLabel="Deleting…" className="justify-self-start">
        Delete my account
      </SubmitButton>
    </form>
  );
}

function Erased() {
  return (
    <Notice tone="ok" role="status" title="Your account is deleted">
      <p>You are signed out everywhere, and your address is free for a new account.</p>
    </Notice>
  );
}
