"use client";

import { useActionState } from "react";
import { VerifyOutcome } from "@/components/verify/verify-outcome";
import { FormProblem } from "@/components/ui/notice";
import { NarrowPage } from "@/components/site/narrow-page";
import { SubmitButton } from "@/components/ui/submit-button-client";
import { idleFormState } from "@/lib/platform/http/form-state";
import { verifyAction } from "@/lib/account/registration/action";

/** Opening the link changes nothing, as mail scanners open links too; pressing the button does. */
export function VerifyForm({ token }: { token: string }) {
  const [state, action] = useActionState(verifyAction, idleFormState);
  if (state.status === "done") return <VerifyOutcome outcome="verified" />;
  if (state.status === "error" && (state.code === "token_invalid" || state.code === "token_expired")) {
    return <VerifyOutcome outcome={state.code} />;
  }
  return (
    <NarrowPage
      eyebrow="Last step"
      title="Is this your address?"
      lead="You signed up with the address this link was sent to. Press the button, and it is verified."
    >
      <FormProblem message={state.status === "error" ? state.message : null} />
      <form action={action} className="grid justify-items-start gap-3">
        <input type="hidden" name="token" value={token} />
        <SubmitButton pendingLabel="Verifying…" className="min-h-14 text-lg">
          Verify my address
        </SubmitButton>
        <p className="text-muted">Not you? Close this page. Nothing happens, and the link runs out by itself.</p>
      </form>
    </NarrowPage>
  );
}
