"use client";

import { FormProblem, Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button-client";
import { useFormAction } from "@/components/ui/use-form-action";
import { compareNowAction } from "@/lib/desk/reconciliation/action";

export function CompareForm() {
  const { state, formProps } = useFormAction(compareNowAction);
  return (
    <form {...formProps} className="grid justify-items-start gap-4">
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
