"use client";

import { useActionState, useEffect, useEffectEvent, useRef } from "react";
import { useAnnounce } from "@/components/fulfillment/announcer-client";
import { RejectDialog } from "@/components/fulfillment/reject-dialog-client";
import { TextArea } from "@/components/ui/field";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button-client";
import { decideAction } from "@/lib/fulfillment/action";
import { idleFormState } from "@/lib/http/form-state";

export function DecisionForm({ orderId }: { orderId: string }) {
  const [state, action] = useActionState(decideAction, idleFormState);
  const dialog = useRef<HTMLDialogElement>(null);
  const announce = useAnnounce();
  const decided = useEffectEvent((message: string) => {
    dialog.current?.close();
    announce(message);
  });
  useEffect(() => {
    if (state.status === "done") decided(`${state.message} (${orderId})`);
    if (state.status === "error") dialog.current?.close();
  }, [state, orderId]);
  return (
    <form action={action} className="grid gap-3">
      <input type="hidden" name="orderId" value={orderId} />
      <TextArea id={`note-${orderId}`} name="note" label="Note" maxLength={2000} />
      {state.status === "idle" ? null : (
        <Notice tone={state.status === "done" ? "ok" : "warn"} role={state.status === "done" ? undefined : "alert"}>
          <p>{state.message}</p>
        </Notice>
      )}
      <div className="grid grid-cols-2 gap-3">
        <SubmitButton name="decision" value="approve" formNoValidate pendingLabel="Deciding…">
          Approve
        </SubmitButton>
        <Button tone="danger" onClick={() => dialog.current?.showModal()}>
          Reject
        </Button>
      </div>
      <RejectDialog ref={dialog} orderId={orderId} />
    </form>
  );
}
