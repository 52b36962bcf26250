"use client";

import { useActionState } from "react";
import { SizePicker } from "@/components/drop/size-picker";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button-client";
import type { DropView } from "@/lib/drop/schema";
import { idleFormState } from "@/lib/http/form-state";
import { placeOrderAction } from "@/lib/order/action";

interface OrderFormProps {
  readonly sizes: DropView["sizes"];
  readonly selected?: string | undefined;
  /** One page, one key: pressing twice, or sending again after a lost answer, is one order. */
  readonly idempotencyKey: string;
}

export function OrderForm({ sizes, selected, idempotencyKey }: OrderFormProps) {
  const [state, action] = useActionState(placeOrderAction, idleFormState);
  const failed = state.status === "error" ? state : null;
  const sizeError = failed?.fieldErrors["size"];
  return (
    <form action={action} className="grid gap-5">
      <SizePicker sizes={sizes} selected={failed?.values["size"] ?? selected} error={sizeError} />
      <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
      {failed && !sizeError ? (
        <Notice tone="danger" role="alert">
          <p>{failed.message}</p>
          {failed.code === "unauthenticated" ? (
            <a href="/signin" className="font-bold text-accent underline underline-offset-4">
              Sign in
            </a>
          ) : null}
        </Notice>
      ) : null}
      <SubmitButton pendingLabel="Placing your order…" className="min-h-14 text-lg">
        Order now
      </SubmitButton>
    </form>
  );
}
