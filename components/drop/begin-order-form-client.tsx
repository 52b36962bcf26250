"use client";

import { AddressChoice, type AddressChoiceProps } from "@/components/address/address-choice-client";
import { SizePicker, type SizePickerProps } from "@/components/drop/size-picker-client";
import { FormProblem } from "@/components/ui/notice";
import { QuietLink } from "@/components/ui/quiet-link";
import { SubmitButton } from "@/components/ui/submit-button-client";
import { useFormAction } from "@/components/ui/use-form-action";
import { beginOrderAction } from "@/lib/shop/order/action";

interface BeginOrderFormProps {
  /** The page that it is on. */
  readonly path: string;
  readonly picker: SizePickerProps;
  readonly address: AddressChoiceProps;
}

const noValues = {};

/** For visitors: what they choose is kept through signing up, the mail and signing in. */
export function BeginOrderForm({ path, picker, address }: BeginOrderFormProps) {
  const { state, formProps } = useFormAction(beginOrderAction);
  const failed = state.status === "error" ? state : null;
  const sizeError = failed?.fieldErrors["size"];
  return (
    <form {...formProps} noValidate className="grid gap-4">
      <input type="hidden" name="path" value={path} />
      <SizePicker {...picker} selected={failed?.values["size"] ?? picker.selected} error={sizeError} />
      <details open={address.draft !== undefined} className="border-y-2 border-line py-3">
        <summary className="cursor-pointer font-bold">Add your address now, or after you signed in</summary>
        <div className="pt-3">
          <AddressChoice {...address} values={failed?.values ?? noValues} errors={failed?.fieldErrors ?? noValues} />
        </div>
      </details>
      <FormProblem message={sizeError ? null : failed?.message} />
      <SubmitButton pendingLabel="One moment…" className="min-h-14 text-lg">
        Order now
      </SubmitButton>
      <p className="text-sm text-muted">
        You sign in first. New here?{" "}
        <QuietLink href="/signup" className="text-accent underline underline-offset-4">
          Create an account
        </QuietLink>
        : your address must be verified.
      </p>
    </form>
  );
}
