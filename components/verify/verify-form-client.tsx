"use client";

import { NarrowPage } from "@/components/site/narrow-page";
import { FormProblem } from "@/components/ui/notice";
import { PasswordField } from "@/components/ui/password-field-client";
import { QuietLink } from "@/components/ui/quiet-link";
import { SubmitButton } from "@/components/ui/submit-button-client";
import { outcomeOf, VerifyOutcome } from "@/components/verify/verify-outcome";
import { useFormAction } from "@/components/ui/use-form-action";
import { verifyAction } from "@/lib/account/registration/action";

interface VerifyFormProps {
  readonly token: string;
  /** Then the link is enough. Elsewhere the password shows that the mailbox's owner is who signed up. */
  readonly signedUpHere: boolean;
  /** With an address that is verified. */
  readonly signedIn: boolean;
}

/** Opening the link changes nothing, as mail scanners open links too; pressing the button does. */
export function VerifyForm({ token, signedUpHere, signedIn }: VerifyFormProps) {
  const { state, formProps } = useFormAction(verifyAction);
  const outcome = outcomeOf(state);
  if (outcome) return <VerifyOutcome outcome={outcome} signedIn={signedIn} />;
  const failed = state.status === "error" ? state : null;
  const asksPassword = !signedUpHere || failed?.code === "password_required";
  return (
    <NarrowPage eyebrow="Last step" title="Is this your address?" lead={asksPassword ? leads.elsewhere : leads.here}>
      <form {...formProps} className="grid gap-3">
        <input type="hidden" name="token" value={token} />
        {asksPassword ? <SignUpPassword token={token} error={failed?.fieldErrors["password"]} /> : null}
        <FormProblem message={failed?.message} />
        <SubmitButton pendingLabel="Verifying…" className="min-h-14 justify-self-start text-lg">
          Verify my address
        </SubmitButton>
        <p className="text-muted">Not you? Close this page. Nothing happens, and the link runs out by itself.</p>
      </form>
    </NarrowPage>
  );
}

const leads = {
  here: "You signed up with the address this link was sent to. Press the button, and it is verified.",
  elsewhere:
    "This is not the browser that signed up. Type the password that was chosen there, so that we know that it was you.",
};

function SignUpPassword({ token, error }: { token: string; error: string | undefined }) {
  return (
    <>
      <PasswordField id="password" name="password" label="Password" autoComplete="current-password" error={error} />
      <p>
        Forgotten it, or somebody else signed up with your address?{" "}
        <QuietLink
          href={`/verify?${new URLSearchParams({ token, password: "new" }).toString()}`}
          className="font-bold text-accent underline underline-offset-4"
        >
          Set a new password
        </QuietLink>
      </p>
    </>
  );
}
