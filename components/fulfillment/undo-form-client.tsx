"use client";

import { SubmitButton } from "@/components/ui/submit-button-client";
import { useFormAction } from "@/components/ui/use-form-action";
import { undoDecisionAction } from "@/lib/desk/decision/action";

/** Takes a decision back while it does not count. Works without a script. */
export function UndoForm({ orderId }: { orderId: string }) {
  const { state, formProps } = useFormAction(undoDecisionAction);
  if (state.status === "done") return <p role="status">{state.message}</p>;
  return (
    <form {...formProps} className="flex flex-wrap items-center gap-3">
      <input type="hidden" name="orderId" value={orderId} />
      <SubmitButton tone="outline" pendingLabel="Taking back…" className="text-sm" data-desk-undo>
        Undo
      </SubmitButton>
      <p className="text-sm">
        {state.status === "error" ? <span role="alert">{state.message}</span> : "It counts in ten seconds."}
      </p>
    </form>
  );
}
