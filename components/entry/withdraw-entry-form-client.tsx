"use client";

import { FormProblem } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button-client";
import { useFormAction } from "@/components/ui/use-form-action";
import { withdrawEntryAction } from "@/lib/shop/entry/action";

/** To leave the draw; one may enter anew. */
export function WithdrawEntryForm({ entryId, dropId }: { entryId: string; dropId: string }) {
  const { state, formProps } = useFormAction(withdrawEntryAction);
  return (
    <form {...formProps} className="grid justify-items-start gap-3">
      <input type="hidden" name="entryId" value={entryId} />
      <input type="hidden" name="dropId" value={dropId} />
      <FormProblem message={state.status === "error" ? state.message : null} />
      <SubmitButton tone="outline" pendingLabel="Withdrawing…">
        Withdraw my entry
      </SubmitButton>
    </form>
  );
}
