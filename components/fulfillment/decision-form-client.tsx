"use client";

import { useEffect, useRef } from "react";
import { useDecision } from "@/components/fulfillment/decision-desk-client";
import { approvalReasons } from "@/components/fulfillment/reasons";
import { opensWithoutScript } from "@/components/fulfillment/opens-without-script";
import { RejectDialog } from "@/components/fulfillment/reject-dialog-client";
import { Button } from "@/components/ui/button";
import { SelectField, TextArea } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button-client";
import type { ScoreShown } from "@/lib/shop/order/review/schema";

interface DecisionFormProps {
  readonly orderId: string;
  /** Where to go on after the decision; stays where it is without. */
  readonly next?: string | undefined;
  /** What the page shows of the score. */
  readonly view?: ScoreShown;
  /** Asks why an order is approved, too. */
  readonly full?: boolean;
}

export function DecisionForm({ orderId, next, view, full = false }: DecisionFormProps) {
  const { formProps, problem, decided } = useDecision(orderId);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (problem) dialog.current?.close();
  }, [problem]);
  if (decided) return <p className="text-muted">Your decision is kept. It counts in ten seconds.</p>;
  return (
    <form {...formProps} className="grid content-start gap-3">
      <input type="hidden" name="orderId" value={orderId} />
      {next ? <input type="hidden" name="next" value={next} /> : null}
      {view ? <input type="hidden" name="view" value={view} /> : null}
      {full ? <ApprovalReason orderId={orderId} /> : null}
      <TextArea
        id={`note-${orderId}`}
        name="note"
        label="Note"
        maxLength={2000}
        defaultValue={problem?.values["note"]}
        error={problem?.fieldErrors["note"]}
      />
      {problem ? (
        <Notice tone="warn" role="alert">
          <p>{problem.message}</p>
        </Notice>
      ) : null}
      <div className="grid grid-cols-2 gap-3">
        <SubmitButton name="decision" value="approve" formNoValidate pendingLabel="Deciding…" data-desk-approve>
          Approve
        </SubmitButton>
        <Button
          tone="danger"
          data-desk-reject
          {...opensWithoutScript(orderId)}
          onClick={(event) => openDialog(event, dialog.current)}
        >
          Reject
        </Button>
      </div>
      <RejectDialog ref={dialog} orderId={orderId} />
    </form>
  );
}

function ApprovalReason({ orderId }: { orderId: string }) {
  return (
    <SelectField
      id={`approval-${orderId}`}
      name="approvalReason"
      label="If approved, because"
      defaultValue="looks_genuine"
    >
      {approvalReasons.map(({ code, label }) => (
        <option key={code} value={code}>
          {label}
        </option>
      ))}
    </SelectField>
  );
}

function openDialog(event: { preventDefault: () => void }, dialog: HTMLDialogElement | null) {
  event.preventDefault();
  dialog?.showModal();
}
