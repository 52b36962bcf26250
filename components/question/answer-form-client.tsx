"use client";

import { FormProblem, Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button-client";
import { TextArea } from "@/components/ui/field";
import { useFormAction } from "@/components/ui/use-form-action";
import { answerAction } from "@/lib/shop/question/action";

export function AnswerForm({ token }: { token: string }) {
  const { state, formProps } = useFormAction(answerAction);
  const failed = state.status === "error" ? state : null;
  if (state.status === "done")
    return (
      <Notice tone="ok" role="status">
        <p>{state.message}</p>
      </Notice>
    );
  return (
    <form {...formProps} className="grid gap-3">
      <input type="hidden" name="token" value={token} />
      <TextArea
        id="answer"
        name="text"
        label="Your answer"
        rows={5}
        required
        maxLength={2000}
        defaultValue={failed?.values["text"]}
        error={failed?.fieldErrors["text"]}
      />
      <FormProblem message={failed && !failed.fieldErrors["text"] ? failed.message : null} />
      <SubmitButton pendingLabel="Sending…" className="justify-self-start">
        Send the answer
      </SubmitButton>
    </form>
  );
}
