"use client";

import { counted } from "@/lib/platform/text/count";
import { FormProblem, Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button-client";
import { useFormAction } from "@/components/ui/use-form-action";
import { handOverAction } from "@/lib/desk/packing/action";

/** The driver takes all that is packed. */
export function HandOverForm({ orderIds }: { orderIds: readonly string[] }) {
  const { state, formProps } = useFormAction(handOverAction);
  return (
    <form {...formProps} className="grid justify-items-start gap-3">
      <input type="hidden" name="orderIds" value={orderIds.join(" ")} />
      <FormProblem message={state.status === "error" ? state.message : null} />
      {state.status === "done" ? (
        <Notice tone="ok" role="status">
          <p>{state.message}</p>
        </Notice>
      ) : null}
      {orderIds.length === 0 ? null : (
        <SubmitButton pendingLabel="Handing over…">Hand {counted(orderIds.length, "parcel")} over</SubmitButton>
      )}
    </form>
  );
}
