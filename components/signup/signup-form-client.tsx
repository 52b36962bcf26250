"use client";

import { useActionState } from "react";
import { TextField } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button-client";
import { useInlineErrors } from "@/components/ui/use-inline-errors";
import { idleFormState } from "@/lib/http/form-state";
import { signUpAction } from "@/lib/registration/action";

/** The same sentences as lib/registration/schema.ts, which has the last word. */
const words = {
  email: { missing: "Enter your e-mail address.", malformed: "This does not look like an e-mail address." },
  firstName: { missing: "Enter your first name." },
  lastName: { missing: "Enter your last name." },
  password: { missing: "Choose a password.", tooShort: "Use at least 10 characters." },
};

const noErrors = {};

export function SignUpForm() {
  const [state, action] = useActionState(signUpAction, idleFormState);
  const failed = state.status === "error" ? state : null;
  const { errors, handlers } = useInlineErrors(words, failed?.fieldErrors ?? noErrors);
  const field = (name: keyof typeof words) => ({
    id: name,
    name,
    required: true,
    error: errors[name],
    defaultValue: failed?.values[name],
  });
  return (
    <form action={action} {...handlers} className="grid gap-3">
      {failed ? (
        <Notice tone="danger" role="alert">
          <p>{failed.message}</p>
        </Notice>
      ) : null}
      <TextField {...field("email")} label="Email" type="email" autoComplete="email" maxLength={254} />
      <div className="grid gap-x-5 gap-y-3 sm:grid-cols-2">
        <TextField {...field("firstName")} label="First name" autoComplete="given-name" maxLength={80} />
        <TextField {...field("lastName")} label="Last name" autoComplete="family-name" maxLength={80} />
      </div>
      <TextField
        {...field("password")}
        label="Password"
        hint="At least 10 characters. A few unrelated words are easy to keep and hard to guess."
        type="password"
        autoComplete="new-password"
        minLength={10}
        maxLength={128}
      />
      <SubmitButton pendingLabel="Creating your account…">Create account</SubmitButton>
    </form>
  );
}
