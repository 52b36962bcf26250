"use client";

import { Check, X } from "lucide-react";
import { useEffect, useRef } from "react";
import { useFormStatus } from "react-dom";
import { useDecision } from "@/components/fulfillment/decision-desk-client";
import { opensWithoutScript } from "@/components/fulfillment/opens-without-script";
import { RejectDialog } from "@/components/fulfillment/reject-dialog-client";

const square = "grid size-10 cursor-pointer place-items-center rounded-notch border-2 border-transparent";

/** Approve and reject within a row. A reason for the rejection is asked for in a dialog. */
export function RowDecision({ orderId }: { orderId: string }) {
  const { formProps, problem } = useDecision(orderId);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (problem) dialog.current?.close();
  }, [problem]);
  return (
    <form {...formProps} className="flex justify-end gap-1">
      <input type="hidden" name="orderId" value={orderId} />
      <ApproveButton />
      <button
        type="button"
        aria-label="Reject"
        data-desk-reject
        {...opensWithoutScript(orderId)}
        onClick={(event) => {
          event.preventDefault();
          dialog.current?.showModal();
        }}
        className={`${square} text-danger hover:border-danger`}
      >
        <X aria-hidden="true" className="size-5" />
      </button>
      <RejectDialog ref={dialog} orderId={orderId} noted />
    </form>
  );
}

/** The first submit button of the form would answer the Enter key: the dialog's is another one. */
function ApproveButton() {
  const { pending } = useFormStatus();
  return (
    <button
      type="submit"
      name="decision"
      value="approve"
      formNoValidate
      aria-label="Approve"
      aria-disabled={pending || undefined}
      data-desk-approve
      onClick={(event) => (pending ? event.preventDefault() : undefined)}
      className={`${square} text-ok hover:border-ok aria-disabled:opacity-60`}
    >
      <Check aria-hidden="true" className="size-5" />
    </button>
  );
}
