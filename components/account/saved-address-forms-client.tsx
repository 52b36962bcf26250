"use client";

import { AddressFields } from "@/components/address/address-fields-client";
import type { AddressLayout } from "@/components/address/layout";
import { typedAddress } from "@/components/address/typed";
import { FormProblem, Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button-client";
import { useFormAction } from "@/components/ui/use-form-action";
import { removeAddressAction, saveAddressAction } from "@/lib/account/address-book/action";
import type { SavedAddressView } from "@/lib/account/address-book/schema";

const PREFIX = "address.";
const noErrors = {};

interface SaveAddressFormProps {
  readonly layouts: readonly AddressLayout[];
  /** The one to change; without one a new one is added. */
  readonly saved?: SavedAddressView;
  /** Where a new one begins. */
  readonly country?: string;
}

export function SaveAddressForm({ layouts, saved, country }: SaveAddressFormProps) {
  const { state, formProps } = useFormAction(saveAddressAction);
  const failed = state.status === "error" ? state : null;
  const isPlaced = Object.keys(failed?.fieldErrors ?? noErrors).some((field) => field.startsWith(PREFIX));
  return (
    <form {...formProps} noValidate className="grid max-w-[38rem] gap-3">
      {saved ? <input type="hidden" name="addressId" value={saved.addressId} /> : null}
      <AddressFields
        layouts={layouts}
        prefix={PREFIX}
        values={failed ? typedAddress(failed.values, PREFIX) : (saved ?? { country })}
        errors={failed?.fieldErrors ?? noErrors}
      />
      {state.status === "done" ? (
        <Notice tone="ok" role="status">
          <p>{state.message}</p>
        </Notice>
      ) : null}
      <FormProblem message={isPlaced ? null : failed?.message} />
      <SubmitButton tone={saved ? "outline" : "solid"} pendingLabel="Saving…" className="justify-self-start">
        {saved ? "Save changes" : "Save address"}
      </SubmitButton>
    </form>
  );
}

export function RemoveAddressForm({ addressId, about }: { addressId: string; about: string }) {
  const { state, formProps } = useFormAction(removeAddressAction);
  return (
    <form {...formProps} className="grid justify-items-start gap-2">
      <input type="hidden" name="addressId" value={addressId} />
      <FormProblem message={state.status === "error" ? state.message : null} />
      <SubmitButton tone="quiet" pendingLabel="Removing…">
        Remove<span className="sr-only"> {about}</span>
      </SubmitButton>
    </form>
  );
}
