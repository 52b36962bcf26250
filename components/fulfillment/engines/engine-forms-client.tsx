"use client";

import type { ReactNode } from "react";
import { SelectField } from "@/components/ui/field";
import { FormProblem, Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button-client";
import { useFormAction } from "@/components/ui/use-form-action";
import { moveEnginesAction } from "@/lib/desk/engines/action";
import type { EngineMove } from "@/lib/desk/engines/schema";

interface MoveFormProps {
  readonly move: EngineMove["move"];
  readonly version: number;
  readonly button: string;
  readonly children?: ReactNode;
}

function MoveForm({ move, version, button, children }: MoveFormProps) {
  const { state, formProps } = useFormAction(moveEnginesAction);
  return (
    <form {...formProps} className="grid max-w-read gap-3">
      <input type="hidden" name="move" value={move} />
      <input type="hidden" name="version" value={version} />
      {children}
      <SubmitButton pendingLabel="Saving…" className="justify-self-start">
        {button}
      </SubmitButton>
      <FormProblem message={state.status === "error" ? state.message : null} />
      <div role="status">{state.status === "done" ? <Notice tone="ok">{state.message}</Notice> : null}</div>
    </form>
  );
}

interface ShadowFormProps {
  readonly version: number;
  readonly shadow: string;
  readonly candidates: readonly string[];
}

export function ShadowForm({ version, shadow, candidates }: ShadowFormProps) {
  return (
    <MoveForm move="shadow" version={version} button="Save what scores beside">
      <SelectField
        key={shadow}
        id="shadow-engine"
        name="shadow"
        label="Scores beside, without being shown"
        hint="Of the engines that this version of the store brings."
        defaultValue={shadow}
      >
        <option value="">None</option>
        {candidates.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </SelectField>
    </MoveForm>
  );
}

export const PromoteForm = ({ version, engine }: { version: number; engine: string }) => (
  <MoveForm move="promote" version={version} button={`Promote ${engine}`}>
    <p className="text-sm text-muted">
      It then scores every order; orders that were scored keep their score. The other one scores beside it, and you can
      go back.
    </p>
  </MoveForm>
);

export const BackForm = ({ version, to }: { version: number; to: string }) => (
  <MoveForm move="back" version={version} button={`Back to ${to}`} />
);
