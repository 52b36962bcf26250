"use client";

import { FieldError } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button-client";
import { useFormAction } from "@/components/ui/use-form-action";
import { packAction } from "@/lib/desk/packing/action";

interface PackFormProps {
  readonly orderId: string;
  readonly orderNumber: string;
}

/** A scanner types the number and presses Enter: the same as a person does. */
export function PackForm({ orderId, orderNumber }: PackFormProps) {
  const { state, formProps } = useFormAction(packAction);
  const problem = state.status === "error" ? state : null;
  const id = `pair-${orderId}`;
  const message = problem?.fieldErrors["pairNumber"] ?? problem?.message;
  return (
    <form {...formProps} className="grid gap-1">
      <input type="hidden" name="orderId" value={orderId} />
      <label htmlFor={id} className="sr-only">
        Number of the pair for {orderNumber}
      </label>
      <div className="flex gap-2">
        <input
          id={id}
          name="pairNumber"
          inputMode="numeric"
          autoComplete="off"
          placeholder="Nº"
          maxLength={20}
          defaultValue={problem?.values["pairNumber"]}
          aria-invalid={message ? true : undefined}
          aria-describedby={message ? `${id}-error` : undefined}
          className="numeric min-h-11 w-24 rounded-notch border-2 border-line-strong bg-raised px-3 aria-invalid:border-danger"
        />
        <SubmitButton tone="outline" pendingLabel="Packing…">
          Packed
        </SubmitButton>
      </div>
      <div role="alert">
        <FieldError id={`${id}-error`} message={message} />
      </div>
    </form>
  );
}
