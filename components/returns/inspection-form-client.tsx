"use client";

import { SelectField, TextArea, TextField } from "@/components/ui/field";
import { FormProblem } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button-client";
import { useFormAction } from "@/components/ui/use-form-action";
import { inspectAction } from "@/lib/desk/returns/action";
import { formatMoney, type Money } from "@/lib/platform/money";

const results = [
  { value: "accept", label: "Accept: refund all of it" },
  { value: "deduct", label: "Accept, and keep a part back" },
  { value: "refuse", label: "Refuse: no refund, the pair goes back to the shopper" },
] as const;

interface InspectionFormProps {
  readonly returnId: string;
  readonly total: Money;
}

/** What a member of the team says about a pair that has come back. */
export function InspectionForm({ returnId, total }: InspectionFormProps) {
  const { state, formProps } = useFormAction(inspectAction);
  const failed = state.status === "error" ? state : null;
  const typed = failed?.values ?? {};
  return (
    <form {...formProps} className="grid gap-4">
      <input type="hidden" name="returnId" value={returnId} />
      <Results chosen={typed["result"] ?? "accept"} />
      <TextField
        id="deductionMinor"
        name="deductionMinor"
        label={`Keep back (${total.currency})`}
        inputMode="decimal"
        autoComplete="off"
        hint={`Only where a part is kept back: at most ${formatMoney(total)}.`}
        defaultValue={typed["deductionMinor"]}
        error={failed?.fieldErrors["deductionMinor"]}
      />
      <SelectField
        id="stock"
        name="stock"
        label="The pair"
        hint="As usual: back into stock when accepted, else written off."
        defaultValue={typed["stock"] ?? ""}
      >
        <option value="">As usual</option>
        <option value="restock">Back into stock</option>
        <option value="write_off">Written off</option>
      </SelectField>
      <TextArea
        id="note"
        name="note"
        label="What you found"
        hint="The shopper reads it. Needed where you keep something back or refuse."
        maxLength={2000}
        defaultValue={typed["note"]}
        error={failed?.fieldErrors["note"]}
      />
      <FormProblem message={failed?.message} />
      <SubmitButton pendingLabel="Deciding…" className="justify-self-start">
        Decide
      </SubmitButton>
    </form>
  );
}

function Results({ chosen }: { chosen: string }) {
  return (
    <fieldset className="grid gap-1">
      <legend className="mb-1 font-bold">Result</legend>
      {results.map(({ value, label }) => (
        <label key={value} className="flex min-h-11 items-center gap-3">
          <input
            type="radio"
            name="result"
            value={value}
            defaultChecked={value === chosen}
            className="size-5 shrink-0 accent-ink"
          />
          {label}
        </label>
      ))}
    </fieldset>
  );
}
