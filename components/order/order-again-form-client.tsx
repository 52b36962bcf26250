"use client";

import { FormProblem } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button-client";
import { useFormAction } from "@/components/ui/use-form-action";
import { orderAgainAction } from "@/lib/shop/appeal/action";

export function OrderAgainForm({ orderId }: { orderId: string }) {
  const { state, formProps } = useFormAction(orderAgainAction);
  return (
    <form {...formProps} className="grid justify-items-start gap-3">
      <input type="hidden" name="orderId" value={orderId} />
      <FormProblem message={state.status === "error" ? state.message : null} />
      <SubmitButton pendingLabel="Placing your order…" className="min-h-14 text-lg">
        Order it again
      </SubmitButton>
    </form>
  );
}
