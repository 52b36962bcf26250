"use client";

import type { ButtonTone } from "@/components/ui/button";
import { SelectField, TextField } from "@/components/ui/field";
import { FormProblem, Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button-client";
import { useFormAction } from "@/components/ui/use-form-action";
import { moveDropAction, restockDropAction } from "@/lib/desk/drops/action";
import type { MoveName } from "@/lib/desk/drops/schema";
import type { FormState } from "@/lib/platform/http/form-state";

interface MoveFormProps {
  readonly dropId: string;
  readonly move: Exclude<MoveName, "restock">;
  readonly label: string;
  readonly tone?: ButtonTone;
}

export function MoveForm({ dropId, move, label, tone = "outline" }: MoveFormProps) {
  const { state, formProps } = useFormAction(moveDropAction);
  return (
    <form {...formProps} className="grid content-start gap-2">
      <input type="hidden" name="dropId" value={dropId} />
      <input type="hidden" name="move" value={move} />
      <SubmitButton tone={tone} pendingLabel="One moment…" className="justify-self-start">
        {label}
      </SubmitButton>
      <FormProblem message={state.status === "error" ? state.message : null} />
    </form>
  );
}

interface RestockFormProps {
  readonly dropId: string;
  readonly sizes: readonly string[];
  /** Sent twice it is one restock. */
  readonly requestId: string;
}

export function RestockForm({ dropId, sizes, requestId }: RestockFormProps) {
  const { state, formProps } = useFormAction(restockDropAction);
  const failed = state.status === "error" ? state : null;
  return (
    <form {...formProps} className="grid gap-3">
      <input type="hidden" name="dropId" value={dropId} />
      <input type="hidden" name="requestId" value={requestId} />
      <div className="grid grid-cols-2 gap-3">
        <SelectField id="restock-size" name="size" label="Size" defaultValue={failed?.values["size"]}>
          {sizes.map((size) => (
            <option key={size} value={size}>
              EU {size}
            </option>
          ))}
        </SelectField>
        <TextField
          id="restock-pairs"
          name="pairs"
          label="More pairs"
          type="number"
          min={1}
          max={2000}
          required
          defaultValue={failed?.values["pairs"]}
          error={failed?.fieldErrors["pairs"]}
        />
      </div>
      <Answer state={state} />
      <SubmitButton tone="outline" pendingLabel="Adding…" className="justify-self-start">
        Restock
      </SubmitButton>
    </form>
  );
}

function Answer({ state }: { state: FormState }) {
  if (state.status === "done")
    return (
      <Notice tone="ok" role="status">
        <p>{state.message}</p>
      </Notice>
    );
  return <FormProblem message={state.status === "error" ? state.message : null} />;
}
