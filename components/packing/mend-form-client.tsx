"use client";

import { AddressFields } from "@/components/address/address-fields-client";
import type { AddressLayout } from "@/components/address/layout";
import { FormProblem, Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button-client";
import { useFormAction } from "@/components/ui/use-form-action";
import { mendAddressAction } from "@/lib/desk/packing/action";
import type { PostalAddress } from "@/lib/platform/postal-address/schema";

interface MendFormProps {
  readonly orderId: string;
  readonly address: PostalAddress;
  readonly layouts: readonly AddressLayout[];
}

const PREFIX = "shippingAddress.";

const typed = (values: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name.replace(PREFIX, ""), value]));

/** Corrects an address that the carrier does not know. */
export function MendForm({ orderId, address, layouts }: MendFormProps) {
  const { state, formProps } = useFormAction(mendAddressAction);
  const problem = state.status === "error" ? state : null;
  return (
    <form {...formProps} className="grid max-w-[30rem] gap-3">
      <input type="hidden" name="orderId" value={orderId} />
      <AddressFields
        layouts={layouts}
        prefix={PREFIX}
        values={problem ? typed(problem.values) : address}
        errors={problem?.fieldErrors ?? {}}
      />
      {state.status === "done" ? (
        <Notice tone="ok" role="status">
          <p>{state.message}</p>
        </Notice>
      ) : null}
      <FormProblem message={problem && Object.keys(problem.fieldErrors).length === 0 ? problem.message : null} />
      <SubmitButton pendingLabel="Saving…" className="justify-self-start">
        Save the address
      </SubmitButton>
    </form>
  );
}
