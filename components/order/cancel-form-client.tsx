"use client";

import { useEffect, useEffectEvent, useId, useRef } from "react";
import { Button } from "@/components/ui/button";
import { invokes } from "@/components/ui/invoker";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button-client";
import { useFormAction } from "@/components/ui/use-form-action";
import { cancelOrderAction } from "@/lib/shop/order/action";

interface CancelFormProps {
  readonly orderId: string;
  readonly onAnswer: () => void;
}

/** Asks first. The browser opens the question by itself where no script runs (invoker commands). */
export function CancelForm({ orderId, onAnswer }: CancelFormProps) {
  const { state, formProps } = useFormAction(cancelOrderAction);
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  const answered = useEffectEvent(onAnswer);
  useEffect(() => {
    if (state.status === "idle") return;
    if (state.status === "done") dialog.current?.close();
    answered();
  }, [state]);
  return (
    <div className="grid justify-items-start gap-3">
      {state.status === "done" ? (
        <Notice tone="info" role="status">
          <p>{state.message}</p>
        </Notice>
      ) : (
        <Button
          tone="quiet"
          {...invokes("show-modal", id)}
          onClick={(event) => {
            event.preventDefault();
            if (!dialog.current?.open) dialog.current?.showModal();
          }}
        >
          Cancel order
        </Button>
      )}
      <dialog
        ref={dialog}
        id={id}
        aria-labelledby={`${id}-title`}
        open={state.status === "error" || undefined} // what went wrong is read without a script, too
        className="m-auto w-[min(30rem,calc(100vw-2rem))] border-2 border-ink bg-raised p-6 text-ink"
      >
        <form {...formProps} className="grid gap-5">
          <h2 id={`${id}-title`} className="text-xl">
            Cancel this order?
          </h2>
          <p>Your pair goes back to the others, and another shopper may take it. You are not charged.</p>
          <input type="hidden" name="orderId" value={orderId} />
          {state.status === "error" ? (
            <Notice tone="danger" role="alert">
              <p>{state.message}</p>
            </Notice>
          ) : null}
          <div className="grid gap-3 sm:grid-cols-2">
            <SubmitButton tone="danger" pendingLabel="Cancelling…">
              Yes, cancel it
            </SubmitButton>
            <Button
              tone="outline"
              {...invokes("close", id)}
              onClick={(event) => event.currentTarget.closest("dialog")?.close()}
            >
              Keep my pair
            </Button>
          </div>
        </form>
      </dialog>
    </div>
  );
}
