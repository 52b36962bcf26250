"use client";

import { useState, type FormEvent } from "react";
import { ProofField } from "@/components/proof/proof-field-client";
import { signIn } from "@/components/signin/sign-in";
import { signInProblem, wantsCode } from "@/components/signin/words";
import { Button } from "@/components/ui/button";
import { EmailField, TextField } from "@/components/ui/field";
import { formText } from "@/components/ui/form-text";
import { FormProblem } from "@/components/ui/notice";
import { PasswordField } from "@/components/ui/password-field-client";

interface SignInFormProps {
  readonly callbackUrl: string;
  /** Null when the browser has no matching cookie yet: then its Origin header vouches for the form (lib/account/session/csrf.ts). */
  readonly csrfToken: string | null;
  readonly initialError: string | null;
}

/** Also a plain form to next-auth's own route, for a button that is pressed before this script is there. */
export function SignInForm({ callbackUrl, csrfToken, initialError }: SignInFormProps) {
  const [problem, setProblem] = useState(initialError === null ? null : { code: initialError });
  const [pending, setPending] = useState(false);
  const [isCodeWanted, setCodeWanted] = useState(wantsCode(initialError));

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (pending) return;
    const form = event.currentTarget;
    setPending(true);
    setProblem(null);
    const given = {
      email: formText(form, "email"),
      password: formText(form, "password"),
      code: formText(form, "code"),
      proof: formText(form, "proof"),
    };
    const failure = await signIn(given).catch(() => "unreachable");
    if (failure === null) return window.location.assign(callbackUrl);
    setProblem({ code: failure });
    if (wantsCode(failure)) setCodeWanted(true);
    setPending(false);
  }

  return (
    <form
      action="/api/auth/callback/credentials"
      method="post"
      onSubmit={(event) => void submit(event)}
      className="grid gap-3"
    >
      {csrfToken ? <input type="hidden" name="csrfToken" value={csrfToken} /> : null}
      <input type="hidden" name="callbackUrl" value={callbackUrl} />
      <EmailField id="email" name="email" autoComplete="username" required />
      <PasswordField id="password" name="password" label="Password" autoComplete="current-password" required />
      {isCodeWanted ? <CodeField /> : null}
      <FormProblem message={problem && signInProblem(problem.code)} />
      <ProofField purpose="sign_in" outcome={problem} />
      <Button type="submit" aria-disabled={pending || undefined}>
        {pending ? "Signing in…" : "Sign in"}
      </Button>
    </form>
  );
}

/** Appears once the password was right; the cursor goes there. */
function CodeField() {
  return (
    <TextField
      id="code"
      name="code"
      label="Code"
      hint="Six digits of your authenticator app, or a recovery code."
      autoComplete="one-time-code"
      autoCapitalize="none"
      spellCheck={false}
      required
      ref={(input) => input?.focus()}
    />
  );
}
