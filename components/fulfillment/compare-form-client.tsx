"use client";

import { useActionState } from "react";
import { FormProblem, Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button-client";
import { compareNowAction } from "@/lib/desk/reconciliation/action";
import { idleFormState } from "@/lib/platform/http/form-state";

export function CompareForm() {
  const [state, action] = useActionState(compareNowAction, idleFormState);
  return (
    <form action={action} className="grid justify-items-start gap-4">
      <FormProblem message={state.status === "error" ? state.message : null} />
      {state.status === "done" ? (
        <Notice tone="info" role="status">
          <p>{state.message}</p>
        </Notice>
      ) : null}
      <SubmitButton tone="outline" pendingLabel="Starting…">
        Compare now
      </SubmitButton>
    </form>
  );
}
