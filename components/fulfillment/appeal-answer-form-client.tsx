"use client";

import { TextArea } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button-client";
import { useFormAction } from "@/components/ui/use-form-action";
import { answerAppealAction } from "@/lib/desk/appeals/action";

interface AppealAnswerFormProps {
  readonly orderId: string;
  /** Of which order and shopper: read out with each button. */
  readonly about: string;
}

/** Accepting lets the shopper order again while there are pairs; either answer goes out by mail. */
export function AppealAnswerForm({ orderId, about }: AppealAnswerFormProps) {
  const { state, formProps } = useFormAction(answerAppealAction);
  const failed = state.status === "error" ? state : null;
  return (
    <form {...formProps} className="grid content-start gap-3">
      <input type="hidden" name="orderId" value={orderId} />
      <TextArea
        id={`appeal-note-${orderId}`}
        name="note"
        label="Note"
        hint="For the team alone."
        maxLength={2000}
        defaultValue={failed?.values["note"]}
        error={failed?.fieldErrors["note"]}
      />
      {state.status === "idle" ? null : (
        <Notice tone={failed ? "warn" : "ok"} role={failed ? "alert" : "status"}>
          <p>{state.message}</p>
        </Notice>
      )}
      <div className="grid grid-cols-2 gap-3">
        <SubmitButton name="result" value="accepted" pendingLabel="Answering…">
          Accept<span className="sr-only"> the appeal on {about}</span>
        </SubmitButton>
        <SubmitButton name="result" value="declined" tone="danger" pendingLabel="Answering…">
          Decline<span className="sr-only"> the appeal on {about}</span>
        </SubmitButton>
      </div>
    </form>
  );
}
