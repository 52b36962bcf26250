"use client";

import { useEffect, useEffectEvent } from "react";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button-client";
import { useFormAction } from "@/components/ui/use-form-action";
import { cancelOrderAction } from "@/lib/shop/order/action";

interface CancelFormProps {
  readonly orderId: string;
  readonly onAnswer: () => void;
}

export function CancelForm({ orderId, onAnswer }: CancelFormProps) {
  const { state, formProps } = useFormAction(cancelOrderAction);
  const answered = useEffectEvent(onAnswer);
  useEffect(() => {
    if (state.status !== "idle") answered();
  }, [state]);
  return (
    <form {...formProps} className="grid justify-items-start gap-3">
      <input type="hidden" name="orderId" value={orderId} />
      {state.status === "done" ? null : (
        <SubmitButton tone="quiet" pendingLabel="Cancelling…">
          Cancel order
        </SubmitButton>
      )}
      {state.status === "idle" ? null : (
        <Notice tone={state.status === "done" ? "info" : "danger"} role={state.status === "done" ? "status" : "alert"}>
          <p>{state.message}</p>
        </Notice>
      )}
    </form>
  );
}
