"use client";

import { TextArea } from "@/components/ui/field";
import { FormProblem } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button-client";
import { useFormAction } from "@/components/ui/use-form-action";
import { stopExecutionAction } from "@/lib/desk/operations/action";

export function StopForm({ name }: { name: string }) {
  const { state, formProps } = useFormAction(stopExecutionAction);
  const problem = state.status === "error" ? state : null;
  return (
    <form {...formProps} className="grid max-w-[38rem] gap-4">
      <p>
        Stopping ends the order: another execution waits a minute, puts the pair back, releases or refunds the payment
        and tells the shopper. What has been shipped stays shipped. This cannot be undone.
      </p>
      <input type="hidden" name="name" value={name} />
      <TextArea
        id="stop-reason"
        name="reason"
        label="Reason"
        required
        minLength={3}
        maxLength={500}
        defaultValue={problem?.values["reason"]}
        error={problem?.fieldErrors["reason"]}
      />
      <FormProblem message={problem?.fieldErrors["reason"] ? null : problem?.message} />
      <SubmitButton tone="danger" pendingLabel="Stopping…" className="justify-self-start">
        Stop this execution
      </SubmitButton>
    </form>
  );
}
