"use client";

import type { Ref } from "react";
import { rejectionReasons } from "@/components/fulfillment/reasons";
import { Button } from "@/components/ui/button";
import { SelectField, TextArea } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button-client";

interface RejectDialogProps {
  readonly ref: Ref<HTMLDialogElement>;
  readonly orderId: string;
  /** Asks for a note, where the form has no place for one. */
  readonly noted?: boolean;
}

/** The second look before a shopper is turned down. Stands inside the decision's form and submits it. */
export function RejectDialog({ ref, orderId, noted = false }: RejectDialogProps) {
  return (
    <dialog
      ref={ref}
      id={`dialog-${orderId}`}
      aria-labelledby={`reject-${orderId}`}
      className="m-auto w-[min(30rem,calc(100vw-2rem))] border-2 border-ink bg-raised p-6 text-ink"
    >
      <div className="grid gap-5">
        <h3 id={`reject-${orderId}`} className="text-xl">
          Reject this order?
        </h3>
        <p className="text-muted">
          The authorised payment is released, the pair goes back, and the shopper is told. You have ten seconds to undo
          it.
        </p>
        <SelectField id={`reason-${orderId}`} name="reasonCode" label="Reason" required defaultValue="">
          <option value="" disabled>
            Choose a reason
          </option>
          {rejectionReasons.map(({ code, label }) => (
            <option key={code} value={code}>
              {label}
            </option>
          ))}
        </SelectField>
        {noted ? <TextArea id={`note-${orderId}`} name="note" label="Note" maxLength={2000} /> : null}
        <div className="grid gap-3 sm:grid-cols-2">
          <SubmitButton tone="danger" name="decision" value="reject" pendingLabel="Rejecting…">
            Confirm rejection
          </SubmitButton>
          <Button tone="outline" onClick={(event) => event.currentTarget.closest("dialog")?.close()}>
            Keep order
          </Button>
        </div>
      </div>
    </dialog>
  );
}
