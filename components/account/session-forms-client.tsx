"use client";

import { FormAnswer } from "@/components/ui/form-answer";
import { SubmitButton } from "@/components/ui/submit-button-client";
import { useFormAction } from "@/components/ui/use-form-action";
import { endOtherSessionsAction, endSessionAction } from "@/lib/account/session/action";

/** Its button names the device: a list of buttons that all say the same helps no one who hears them. */
export function EndSessionForm({ sessionId, device }: { sessionId: string; device: string }) {
  const { state, formProps } = useFormAction(endSessionAction);
  return (
    <form {...formProps} className="grid gap-2">
      <input type="hidden" name="sessionId" value={sessionId} />
      <SubmitButton tone="outline" pendingLabel="Ending…" className="justify-self-start">
        End<span className="sr-only"> the session of {device}</span>
      </SubmitButton>
      {state.status === "error" ? <FormAnswer state={state} /> : null}
    </form>
  );
}

/** Stays when the last other session is gone, to say so. */
export function EndOtherSessionsForm({ others }: { others: number }) {
  const { state, formProps } = useFormAction(endOtherSessionsAction);
  return (
    <form {...formProps} className="grid gap-3">
      <FormAnswer state={state} />
      {others > 0 ? (
        <SubmitButton tone="danger" pendingLabel="Signing out…" className="justify-self-start">
          Sign out everywhere else
        </SubmitButton>
      ) : (
        <p className="text-muted">You are signed in nowhere else.</p>
      )}
    </form>
  );
}
