"use client";

import { roleWords } from "@/components/team/words";
import { FormAnswer } from "@/components/ui/form-answer";
import { FormProblem } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button-client";
import { useFormAction } from "@/components/ui/use-form-action";
import { resetSecondFactorAction } from "@/lib/account/second-factor/action";
import { changeMemberAction } from "@/lib/account/team/action";
import type { MemberView } from "@/lib/account/team/schema";

/** Every button names the colleague: a list of buttons that all say the same helps no one who hears them. */
export function MemberForms({ member, isViewer }: { member: MemberView; isViewer: boolean }) {
  if (!isViewer) return <Forms member={member} />;
  return (
    <details>
      <summary className="inline-flex min-h-11 cursor-pointer items-center font-bold text-accent">
        Change your own account
      </summary>
      <p className="pb-3 text-muted">You are signed out at once, and another manager has to undo it.</p>
      <Forms member={member} />
    </details>
  );
}

function Forms({ member }: { member: MemberView }) {
  const who = member.name ?? member.email;
  const otherRole = member.role === "manager" ? "fulfillment" : "manager";
  const isInvited = member.status === "invited";
  return (
    <div className="flex flex-wrap gap-3">
      {member.status === "deactivated" ? null : (
        <ChangeForm
          id={member.id}
          name="role"
          value={otherRole}
          label={`Make ${roleWords[otherRole].toLowerCase()}`}
          who={who}
        />
      )}
      {member.status === "deactivated" ? (
        member.name && <ChangeForm id={member.id} name="status" value="active" label="Take back" who={who} />
      ) : (
        <ChangeForm
          id={member.id}
          name="status"
          value="deactivated"
          label={isInvited ? "Withdraw invitation" : "Deactivate"}
          who={who}
          tone="danger"
        />
      )}
      {member.secondFactor ? <ResetForm id={member.id} who={who} /> : null}
    </div>
  );
}

/** For the day on which the telephone is lost, and the recovery codes with it. */
function ResetForm({ id, who }: { id: string; who: string }) {
  const { state, formProps } = useFormAction(resetSecondFactorAction);
  return (
    <form {...formProps} className="grid content-start gap-2">
      <input type="hidden" name="id" value={id} />
      <SubmitButton tone="outline" pendingLabel="Resetting…" className="justify-self-start">
        Reset second factor<span className="sr-only">: {who}</span>
      </SubmitButton>
      <FormAnswer state={state} />
    </form>
  );
}

interface ChangeFormProps {
  readonly id: string;
  readonly name: "role" | "status";
  readonly value: string;
  readonly label: string;
  readonly who: string;
  readonly tone?: "danger" | "outline";
}

function ChangeForm({ id, name, value, label, who, tone = "outline" }: ChangeFormProps) {
  const { state, formProps } = useFormAction(changeMemberAction);
  return (
    <form {...formProps} className="grid content-start gap-2">
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name={name} value={value} />
      <SubmitButton tone={tone} pendingLabel="Changing…" className="justify-self-start">
        {label}
        <span className="sr-only">: {who}</span>
      </SubmitButton>
      <FormProblem message={state.status === "error" ? state.message : null} />
    </form>
  );
}
