"use client";

import { EmailField } from "@/components/ui/field";
import { FormProblem, Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button-client";
import { useFormAction } from "@/components/ui/use-form-action";
import { offerReminderAction, remindMeAction } from "@/lib/shop/reminder/action";

export function RemindMeForm({ dropId }: { dropId: string }) {
  const { state, formProps } = useFormAction(remindMeAction);
  return (
    <form {...formProps} className="grid gap-3">
      <input type="hidden" name="dropId" value={dropId} />
      <FormProblem message={state.status === "error" ? state.message : null} />
      <SubmitButton tone="outline" pendingLabel="Noting…" className="justify-self-start">
        Send me one mail
      </SubmitButton>
    </form>
  );
}

/** Says the same for every address. */
export function OfferReminderForm({ dropId }: { dropId: string }) {
  const { state, formProps } = useFormAction(offerReminderAction);
  if (state.status === "done")
    return (
      <Notice tone="ok" title="One click to go" role="status">
        <p>{state.message}</p>
      </Notice>
    );
  const failed = state.status === "error" ? state : null;
  const problem = failed?.fieldErrors["email"];
  return (
    <form {...formProps} className="grid gap-3">
      <input type="hidden" name="dropId" value={dropId} />
      <EmailField
        id="reminder-email"
        name="email"
        autoComplete="email"
        required
        defaultValue={failed?.values["email"]}
        hint="One mail, when it opens. Then your address is deleted from the list."
        error={problem}
      />
      <FormProblem message={problem ? null : failed?.message} />
      <SubmitButton tone="outline" pendingLabel="Sending…" className="justify-self-start">
        Send me one mail
      </SubmitButton>
    </form>
  );
}
