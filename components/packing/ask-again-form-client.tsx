"use client";

import { FormProblem } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button-client";
import { useFormAction } from "@/components/ui/use-form-action";
import { askAgainAction } from "@/lib/desk/packing/action";

/** For an address that is right after all. */
export function AskAgainForm({ orderId }: { orderId: string }) {
  const { state, formProps } = useFormAction(askAgainAction);
  return (
    <form {...formProps}>
      <input type="hidden" name="orderId" value={orderId} />
      <FormProblem message={state.status === "error" ? state.message : null} />
      <SubmitButton tone="outline" pendingLabel="Asking…">
        Ask the carrier again
      </SubmitButton>
    </form>
  );
}
