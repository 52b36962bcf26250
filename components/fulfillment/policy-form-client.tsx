"use client";

import { SelectField, TextField } from "@/components/ui/field";
import { FormProblem, Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button-client";
import { useFormAction } from "@/components/ui/use-form-action";
import { changePolicyAction } from "@/lib/desk/policy/action";
import { changeScoreViewAction } from "@/lib/desk/thresholds/action";
import type { ScoreView } from "@/lib/shop/risk-policy/schema";
import type { ReviewPolicy } from "@/lib/shop/review-policy/schema";

export function PolicyForm({ policy }: { policy: ReviewPolicy }) {
  const { state, formProps } = useFormAction(changePolicyAction);
  const failed = state.status === "error" ? state : null;
  const { alertMinutes, alertMail, atDeadline, extendHours } = policy;
  return (
    <form {...formProps} className="grid max-w-read gap-3">
      <TextField
        id="alertMinutes"
        name="alertMinutes"
        label="Alert the team so many minutes before the deadline"
        hint="The order is flagged for everyone. 0: never."
        inputMode="numeric"
        defaultValue={alertMinutes}
        error={failed?.fieldErrors["alertMinutes"]}
      />
      <label className="flex min-h-11 items-center gap-3 font-bold">
        <input type="checkbox" name="alertMail" defaultChecked={alertMail} className="size-5 accent-[var(--accent)]" />
        Mail every manager then, at most once an hour
      </label>
      <SelectField id="atDeadline" name="atDeadline" label="At the deadline" defaultValue={atDeadline}>
        <option value="expire">Expire: pair and money go back</option>
        <option value="extend">Extend, as long as the card&rsquo;s authorisation lasts</option>
      </SelectField>
      <TextField
        id="extendHours"
        name="extendHours"
        label="An extension lasts so many hours"
        inputMode="numeric"
        defaultValue={extendHours}
        error={failed?.fieldErrors["extendHours"]}
      />
      <SubmitButton pendingLabel="Saving…" className="justify-self-start">
        Save the policy
      </SubmitButton>
      <FormProblem message={failed?.message} />
      <div role="status">{state.status === "done" ? <Notice tone="ok">{state.message}</Notice> : null}</div>
    </form>
  );
}

interface ScoreViewFormProps {
  readonly view: ScoreView;
}

/** In which order a reviewer is shown facts and score: the record of each decision says which it was. */
export function ScoreViewForm({ view }: ScoreViewFormProps) {
  const { state, formProps } = useFormAction(changeScoreViewAction);
  return (
    <form {...formProps} className="grid max-w-read gap-3">
      <SelectField
        id="view"
        name="view"
        label="A reviewer is shown"
        hint="Every decision records what its reviewer was shown, so that the ways can be compared."
        defaultValue={view}
      >
        <option value="facts_first">The facts, then the score</option>
        <option value="score_first">The score, then the facts</option>
        <option value="score_hidden">The facts, and the score on demand</option>
      </SelectField>
      <SubmitButton pendingLabel="Saving…" className="justify-self-start">
        Save the order of reading
      </SubmitButton>
      <FormProblem message={state.status === "error" ? state.message : null} />
      <div role="status">{state.status === "done" ? <Notice tone="ok">{state.message}</Notice> : null}</div>
    </form>
  );
}
