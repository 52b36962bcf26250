"use client";

import { NarrowPage } from "@/components/site/narrow-page";
import { ButtonLink } from "@/components/ui/button";
import { FormProblem } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button-client";
import { useFormAction } from "@/components/ui/use-form-action";
import { confirmReminderAction, unsubscribeAction } from "@/lib/shop/reminder/action";

const kinds = {
  confirm: {
    action: confirmReminderAction,
    title: "Shall we tell you when it opens?",
    lead: "Press the button, and we write to you once: when the drop opens.",
    button: "Yes, tell me",
    done: "You will hear from us",
  },
  unsubscribe: {
    action: unsubscribeAction,
    title: "No mail when it opens?",
    lead: "Press the button, and your address is deleted from the list of this drop.",
    button: "Unsubscribe",
    done: "You are off the list",
  },
} as const;

interface ReminderLinkFormProps {
  readonly kind: keyof typeof kinds;
  readonly token: string;
}

/** Opening the link changes nothing, as mail scanners open links too; pressing the button does. */
export function ReminderLinkForm({ kind, token }: ReminderLinkFormProps) {
  const { action, title, lead, button, done } = kinds[kind];
  const { state, formProps } = useFormAction(action);
  if (state.status === "done")
    return (
      <NarrowPage eyebrow="Tell me when it opens" title={done} lead={<p role="status">{state.message}</p>}>
        <ButtonLink href="/" className="justify-self-start">
          See the drops
        </ButtonLink>
      </NarrowPage>
    );
  return (
    <NarrowPage eyebrow="Tell me when it opens" title={title} lead={lead}>
      <form {...formProps} className="grid gap-3">
        <input type="hidden" name="token" value={token} />
        <FormProblem message={state.status === "error" ? state.message : null} />
        <SubmitButton pendingLabel="One moment…" className="min-h-14 justify-self-start text-lg">
          {button}
        </SubmitButton>
      </form>
    </NarrowPage>
  );
}
