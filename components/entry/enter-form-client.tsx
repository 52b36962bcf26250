"use client";

import { AddressChoice, type AddressChoiceProps } from "@/components/address/address-choice-client";
import { usePageKey } from "@/components/drop/use-page-key";
import { usePageEvidence } from "@/components/evidence/page-evidence-client";
import { ProofField } from "@/components/proof/proof-field-client";
import { SelectField } from "@/components/ui/field";
import { FormProblem } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button-client";
import { useFormAction } from "@/components/ui/use-form-action";
import { enterDrawAction } from "@/lib/shop/entry/action";

interface EnterFormProps {
  readonly dropId: string;
  /** EU sizes. */
  readonly sizes: readonly string[];
  readonly address: AddressChoiceProps;
  readonly idempotencyKey: string;
  readonly provesAlways: boolean;
}

const noValues: Readonly<Record<string, string>> = {};

const CHOICES = [
  { name: "first", label: "First choice", none: "Choose a size" },
  { name: "second", label: "Second choice", none: "None" },
  { name: "third", label: "Third choice", none: "None" },
] as const;

/** One entry: sizes in order of preference, and where a pair would go. */
export function EnterForm({ dropId, sizes, address, idempotencyKey, provesAlways }: EnterFormProps) {
  const { state, formProps } = useFormAction(enterDrawAction);
  const { key, spend } = usePageKey(idempotencyKey, state);
  const { evidenceField, fill } = usePageEvidence();
  const failed = state.status === "error" ? state : null;
  const values = failed?.values ?? noValues;
  return (
    <form {...formProps} noValidate onSubmitCapture={() => (spend(), fill())} className="grid gap-6">
      <fieldset className="grid min-w-0 gap-3 sm:grid-cols-3">
        <legend className="mb-2 font-bold">Sizes, first choice first</legend>
        {CHOICES.map(({ name, label, none }) => (
          <SelectField
            key={name}
            id={`entry-${name}`}
            name={name}
            label={label}
            defaultValue={values[name] ?? ""}
            error={name === "first" ? failed?.fieldErrors["sizes"] : undefined}
          >
            <option value="">{none}</option>
            {sizes.map((size) => (
              <option key={size} value={size}>
                EU {size}
              </option>
            ))}
          </SelectField>
        ))}
      </fieldset>
      <AddressChoice {...address} values={values} errors={failed?.fieldErrors ?? noValues} />
      <input type="hidden" name="idempotencyKey" value={key} />
      <input type="hidden" name="dropId" value={dropId} />
      {evidenceField}
      <FormProblem message={failed?.message} />
      <ProofField purpose="enter" dropId={dropId} always={provesAlways} outcome={failed} />
      <SubmitButton pendingLabel="Entering…" className="min-h-14 text-lg">
        Enter the draw
      </SubmitButton>
    </form>
  );
}
