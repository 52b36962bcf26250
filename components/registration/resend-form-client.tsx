"use client";

import { useEffect, useState, type ReactNode } from "react";
import { formatRemaining } from "@/components/time/format";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button-client";
import { useFormAction, type FormProps } from "@/components/ui/use-form-action";
import type { FormState } from "@/lib/platform/http/form-state";
import { resendToViewerAction, resendVerificationAction } from "@/lib/account/registration/action";

export function ResendForm({ registrationId }: { registrationId: string }) {
  const { state, formProps } = useFormAction(resendVerificationAction);
  return (
    <Resend state={state} formProps={formProps}>
      <input type="hidden" name="registrationId" value={registrationId} />
      <p className="text-muted">
        Nothing there? Look in the spam folder, or have it sent again. Only the newest link works.
      </p>
    </Resend>
  );
}

/** For who is signed in, on whatever device. */
export function ResendToViewerForm() {
  const { state, formProps } = useFormAction(resendToViewerAction);
  return <Resend state={state} formProps={formProps} />;
}

interface ResendProps {
  readonly state: FormState;
  readonly formProps: FormProps;
  readonly children?: ReactNode;
}

function Resend({ state, formProps, children }: ResendProps) {
  const waitSeconds = useCooldown(state);
  return (
    <form {...formProps} className="grid gap-3">
      {children}
      <SubmitButton
        tone="outline"
        pendingLabel="Sending…"
        disabled={waitSeconds > 0}
        className="justify-self-start tabular-nums"
      >
        {waitSeconds > 0 ? `Send again in ${formatRemaining(waitSeconds * 1000)}` : "Send the link again"}
      </SubmitButton>
      <Outcome state={state} />
    </form>
  );
}

function Outcome({ state }: { state: FormState }) {
  if (state.status === "idle") return null;
  return (
    <Notice tone={state.status === "done" ? "ok" : "warn"} role={state.status === "done" ? "status" : "alert"}>
      <p>
        {state.status === "error" && state.code === "rate_limited"
          ? "We have just sent one. Give it a moment to arrive."
          : state.message}
      </p>
    </Notice>
  );
}

/** Seconds until the server takes another request, as it said with its last answer. */
function useCooldown(state: FormState): number {
  const [now, setNow] = useState(0);
  const [endsAt, setEndsAt] = useState(0);
  useEffect(() => {
    if (state.status === "idle" || !state.retryAfterSeconds) return;
    setNow(Date.now());
    setEndsAt(Date.now() + state.retryAfterSeconds * 1000);
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [state]);
  return Math.max(0, Math.ceil((endsAt - now) / 1000));
}
