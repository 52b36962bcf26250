"use client";

import { AddressFields } from "@/components/address/address-fields-client";
import type { AddressLayout } from "@/components/address/layout";
import { typedAddress } from "@/components/address/typed";
import { ButtonLink } from "@/components/ui/button";
import { FormProblem } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button-client";
import { useFormAction } from "@/components/ui/use-form-action";
import { changeOrderAddressAction } from "@/lib/shop/address-change/action";
import type { PostalAddress } from "@/lib/platform/postal-address/schema";

const PREFIX = "shippingAddress.";
const noErrors = {};

interface ChangeAddressFormProps {
  readonly orderId: string;
  readonly address: PostalAddress;
  readonly layouts: readonly AddressLayout[];
}

export function ChangeAddressForm({ orderId, address, layouts }: ChangeAddressFormProps) {
  const { state, formProps } = useFormAction(changeOrderAddressAction);
  const failed = state.status === "error" ? state : null;
  const isPlaced = Object.keys(failed?.fieldErrors ?? noErrors).length > 0;
  return (
    <form {...formProps} noValidate className="grid gap-3">
      <input type="hidden" name="orderId" value={orderId} />
      <AddressFields
        layouts={layouts}
        prefix={PREFIX}
        values={failed ? typedAddress(failed.values, PREFIX) : address}
        errors={failed?.fieldErrors ?? noErrors}
      />
      <FormProblem message={isPlaced ? null : failed?.message} />
      <div className="flex flex-wrap gap-x-6 gap-y-3">
        <SubmitButton pendingLabel="Saving…">Send it there</SubmitButton>
        <ButtonLink tone="quiet" href={`/orders/${orderId}`}>
          Leave it as it is
        </ButtonLink>
      </div>
    </form>
  );
}
