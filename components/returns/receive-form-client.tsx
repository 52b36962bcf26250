"use client";

import { FormProblem } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button-client";
import { useFormAction } from "@/components/ui/use-form-action";
import { receiveReturnAction } from "@/lib/desk/returns/action";

/** For a parcel that lies on the desk though no scan says so. */
export function ReceiveForm({ returnId }: { returnId: string }) {
  const { state, formProps } = useFormAction(receiveReturnAction);
  return (
    <form {...formProps} className="grid justify-items-start gap-2">
      <input type="hidden" name="returnId" value={returnId} />
      <p className="text-muted">No scan says that the parcel is here. If it lies before you, say so.</p>
      <FormProblem message={state.status === "error" ? state.message : null} />
      <SubmitButton tone="outline" pendingLabel="Noting…">
        The pair is here
      </SubmitButton>
    </form>
  );
}
