"use client";

import { SelectField, TextArea } from "@/components/ui/field";
import { FormAnswer } from "@/components/ui/form-answer";
import { SubmitButton } from "@/components/ui/submit-button-client";
import { useFormAction } from "@/components/ui/use-form-action";
import { overrideEntryAction } from "@/lib/desk/draw/action";

interface OverrideFormProps {
  readonly dropId: string;
  readonly entryId: string;
  readonly choices: readonly Choices[];
}

/** What may be done, and the reasons for it. */
export interface Choices {
  readonly label: string;
  readonly reasons: readonly { readonly value: string; readonly label: string }[];
}

/** What a manager decides on an entry in place of the rules, and why. */
export function OverrideForm({ dropId, entryId, choices }: OverrideFormProps) {
  const { state, formProps } = useFormAction(overrideEntryAction);
  const failed = state.status === "error" ? state : null;
  return (
    <form {...formProps} className="grid max-w-[38rem] gap-2">
      <input type="hidden" name="dropId" value={dropId} />
      <input type="hidden" name="entryId" value={entryId} />
      <SelectField
        id="override-choice"
        name="choice"
        label="What to do, and why"
        required
        defaultValue={failed?.values["choice"] ?? ""}
        error={failed?.fieldErrors["choice"] ?? failed?.fieldErrors["reason"]}
      >
        <option value="">Choose</option>
        {choices.map(({ label, reasons }) => (
          <optgroup key={label} label={label}>
            {reasons.map((reason) => (
              <option key={reason.value} value={reason.value}>
                {label}: {reason.label}
              </option>
            ))}
          </optgroup>
        ))}
      </SelectField>
      <TextArea
        id="override-note"
        name="note"
        label="Note"
        hint="Kept in the audit log. Write nothing here that the shopper may not read."
        required
        minLength={3}
        maxLength={500}
        defaultValue={failed?.values["note"]}
        error={failed?.fieldErrors["note"]}
      />
      <FormAnswer state={state} />
      <SubmitButton pendingLabel="Deciding…" className="justify-self-start">
        Decide
      </SubmitButton>
    </form>
  );
}
