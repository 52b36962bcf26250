"use client";

import { TextArea } from "@/components/ui/field";
import { FormProblem } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button-client";
import { useFormAction } from "@/components/ui/use-form-action";
import { appealAction } from "@/lib/shop/appeal/action";

/** The answer to it is the page: it shows that the words have arrived. */
export function AppealForm({ orderId }: { orderId: string }) {
  const { state, formProps } = useFormAction(appealAction);
  const failed = state.status === "error" ? state : null;
  const error = failed?.fieldErrors["message"];
  return (
    <form {...formProps} noValidate className="grid gap-3">
      <input type="hidden" name="orderId" value={orderId} />
      <TextArea
        id="message"
        name="message"
        label="What should we know?"
        hint="Please no card numbers: we never ask for them."
        rows={4}
        maxLength={2000}
        aria-required
        defaultValue={failed?.values["message"]}
        error={error}
      />
      <FormProblem message={error ? null : failed?.message} />
      <SubmitButton pendingLabel="Sending…" className="justify-self-start">
        Ask for another look
      </SubmitButton>
    </form>
  );
}
