"use client";

import { AddressChoice, type AddressChoiceProps } from "@/components/address/address-choice-client";
import { ProofField } from "@/components/proof/proof-field-client";
import { usePageKey } from "@/components/drop/use-page-key";
import { SizePicker, type SizePickerProps } from "@/components/drop/size-picker-client";
import { usePageEvidence } from "@/components/evidence/page-evidence-client";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button-client";
import { useFormAction } from "@/components/ui/use-form-action";
import { placeOrderAction } from "@/lib/shop/order/action";

const noValues = {};

interface OrderFormProps {
  /** The page that it is on. */
  readonly path: string;
  readonly dropId: string;
  readonly picker: SizePickerProps;
  readonly address: AddressChoiceProps;
  readonly idempotencyKey: string;
  /** Before the drop opens a size can be chosen and not ordered. The choice stays when it opens. */
  readonly waiting: boolean;
  /** Whether every order of the drop needs a proof. */
  readonly provesAlways: boolean;
}

export function OrderForm({ path, dropId, picker, address, idempotencyKey, waiting, provesAlways }: OrderFormProps) {
  const { state, formProps } = useFormAction(placeOrderAction);
  const { key, spend } = usePageKey(idempotencyKey, state);
  const { evidenceField, fill } = usePageEvidence();
  const failed = state.status === "error" ? state : null;
  const sizeError = failed?.fieldErrors["size"];
  return (
    <form {...formProps} noValidate onSubmitCapture={() => (spend(), fill())} className="grid gap-4">
      <SizePicker {...picker} selected={failed?.values["size"] ?? picker.selected} error={sizeError} />
      <AddressChoice {...address} values={failed?.values ?? noValues} errors={failed?.fieldErrors ?? noValues} />
      <input type="hidden" name="idempotencyKey" value={key} />
      <input type="hidden" name="dropId" value={dropId} />
      {evidenceField}
      {failed && !sizeError ? (
        <Notice tone="danger" role="alert">
          {failed.code === "unauthenticated" ? (
            <SignInAgain path={path} size={failed.values["size"]} />
          ) : (
            <p>{failed.message}</p>
          )}
        </Notice>
      ) : null}
      <ProofField purpose="order" dropId={dropId} always={provesAlways} outcome={failed} />
      <SubmitButton pendingLabel="Placing your order…" disabled={waiting} className="min-h-14 text-lg">
        {waiting ? "You can order when it opens" : "Order now"}
      </SubmitButton>
    </form>
  );
}

/** The session ended while the page was open: back to the same page, with the same size. */
function SignInAgain({ path, size = "" }: { path: string; size: string | undefined }) {
  return (
    <p>
      Your session has ended; nothing was ordered.{" "}
      <a
        href={`/signin?${new URLSearchParams({ callbackUrl: path, size }).toString()}`}
        className="font-bold text-accent underline underline-offset-4"
      >
        Sign in again
      </a>
      , and your size is still chosen.
    </p>
  );
}
