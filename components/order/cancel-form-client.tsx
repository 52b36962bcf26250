"use client";

import { useActionState, useEffect, useEffectEvent } from "react";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button-client";
import { idleFormState } from "@/lib/platform/http/form-state";
import { cancelOrderAction } from "@/lib/shop/order/action";

interface CancelFormProps {
  readonly orderId: string;
  readonly onAnswer: () => void;
}

export function CancelForm({ orderId, onAnswer }: CancelFormProps) {
  const [state, action] = useActionState(cancelOrderAction, idleFormState);
  const answered = useEffectEvent(onAnswer);
  useEffect(() => {
    if (state.status !== "idle") answered();
  }, [state]);
  return (
    <form action={action} className="grid justify-items-start gap-3">
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
