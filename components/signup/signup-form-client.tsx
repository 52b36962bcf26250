"use client";

import { useState, type FocusEvent, type FormEvent } from "react";
import { ProofField } from "@/components/proof/proof-field-client";
import { rememberSentTo } from "@/components/registration/sent-to";
import { StrengthMeter } from "@/components/signup/strength-meter";
import { useAddressHint } from "@/components/signup/use-address-hint";
import { EmailField, TextField } from "@/components/ui/field";
import { formText } from "@/components/ui/form-text";
import { FormProblem } from "@/components/ui/notice";
import { PasswordField } from "@/components/ui/password-field-client";
import { SubmitButton } from "@/components/ui/submit-button-client";
import { useInlineErrors } from "@/components/ui/use-inline-errors";
import { useFormAction } from "@/components/ui/use-form-action";
import { checkEmail, checkFirstName, checkLastName } from "@/lib/account/customer/checks";
import { checkNewPassword } from "@/lib/account/password/checks";
import { signUpAction } from "@/lib/account/registration/action";

const checks = { email: checkEmail, firstName: checkFirstName, lastName: checkLastName, password: checkNewPassword };
const noErrors = {};
const nothingTyped = { password: "", own: [] as readonly string[] };

const typedIn = (form: HTMLFormElement) => ({
  password: formText(form, "password"),
  own: [...formText(form, "email").split(/[@.]/), formText(form, "firstName"), formText(form, "lastName")],
});

interface SignUpFormProps {
  /** Before the visitor had to wait. */
  readonly typed: Readonly<Record<string, string>>;
}

export function SignUpForm({ typed: typedBefore }: SignUpFormProps) {
  const { state, formProps } = useFormAction(signUpAction);
  const [typed, setTyped] = useState(nothingTyped);
  const failed = state.status === "error" ? state : null;
  const { errors, handlers } = useInlineErrors(checks, failed?.fieldErrors ?? noErrors);
  const address = useAddressHint("email");
  const field = (name: keyof typeof checks) => ({
    id: name,
    name,
    required: true,
    error: errors[name],
    defaultValue: failed?.values[name] ?? typedBefore[name],
  });
  const onInput = (event: FormEvent<HTMLFormElement>) => {
    handlers.onInput(event);
    setTyped(typedIn(event.currentTarget));
  };
  const leaving = {
    onBlur: (event: FocusEvent<HTMLFormElement>) => {
      handlers.onBlur(event);
      void address.onLeave(event);
    },
  };
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    rememberSentTo(formText(event.currentTarget, "email"));
    formProps.onSubmit(event);
  };
  return (
    <form
      action={formProps.action}
      {...handlers}
      {...leaving}
      onInput={onInput}
      onReset={() => setTyped(nothingTyped)}
      onSubmit={onSubmit}
      className="grid gap-3"
    >
      <EmailField {...field("email")} autoComplete="email" hint={address.hint} />
      <div className="grid gap-x-5 gap-y-3 sm:grid-cols-2">
        <TextField {...field("firstName")} label="First name" autoComplete="given-name" maxLength={80} />
        <TextField
          {...field("lastName")}
          required={false}
          label="Last name"
          hint="Optional"
          autoComplete="family-name"
          maxLength={80}
        />
      </div>
      <PasswordField
        {...field("password")}
        label="Password"
        hint="At least 10 characters. A few unrelated words are easy to keep and hard to guess."
        autoComplete="new-password"
      />
      <StrengthMeter {...typed} />
      <FormProblem message={failed?.message} />
      <ProofField purpose="register" outcome={failed} />
      <SubmitButton pendingLabel="Creating your account…">Create account</SubmitButton>
    </form>
  );
}
