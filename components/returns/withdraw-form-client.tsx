"use client";

import { TextArea } from "@/components/ui/field";
import { FormProblem } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button-client";
import { useFormAction } from "@/components/ui/use-form-action";
import { withdrawAction } from "@/lib/shop/returns/action";

/** The second step of the withdrawal: nothing but the button is needed. */
export function WithdrawForm({ orderId }: { orderId: string }) {
  const { state, formProps } = useFormAction(withdrawAction);
  const failed = state.status === "error" ? state : null;
  return (
    <form {...formProps} className="grid gap-4">
      <input type="hidden" name="orderId" value={orderId} />
      <TextArea
        id="reason"
        name="reason"
        label="Why? (optional)"
        hint="You need no reason. It helps us to do better."
        maxLength={1000}
        defaultValue={failed?.values["reason"]}
        error={failed?.fieldErrors["reason"]}
      />
      <FormProblem message={failed?.message} />
      <SubmitButton pendingLabel="Confirming…" className="justify-self-start">
        Confirm withdrawal
      </SubmitButton>
    </form>
  );
}
