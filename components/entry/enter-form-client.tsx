"use client";

import { usePageKey } from "@/components/drop/use-page-key";
import { WishFields, type WishFieldsProps } from "@/components/entry/wish-fields-client";
import { usePageEvidence } from "@/components/evidence/page-evidence-client";
import { ProofField } from "@/components/proof/proof-field-client";
import { FormProblem } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button-client";
import { useFormAction } from "@/components/ui/use-form-action";
import { enterDrawAction } from "@/lib/shop/entry/action";

interface EnterFormProps extends WishFieldsProps {
  readonly dropId: string;
  /** What was typed before a wait. */
  readonly typed: Readonly<Record<string, string>>;
  readonly idempotencyKey: string;
  readonly provesAlways: boolean;
}

const noErrors: Readonly<Record<string, string>> = {};

/** One entry of a shopper in a draw. */
export function EnterForm({ dropId, typed, idempotencyKey, provesAlways, ...fields }: EnterFormProps) {
  const { state, formProps } = useFormAction(enterDrawAction);
  const { key, spend } = usePageKey(idempotencyKey, state);
  const { evidenceField, fill } = usePageEvidence();
  const failed = state.status === "error" ? state : null;
  return (
    <form {...formProps} noValidate onSubmitCapture={() => (spend(), fill())} className="grid gap-6">
      <WishFields {...fields} values={failed?.values ?? typed} errors={failed?.fieldErrors ?? noErrors} />
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
