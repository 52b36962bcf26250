"use client";

import type { ReactNode } from "react";
import { ProofField } from "@/components/proof/proof-field-client";
import { EmailField } from "@/components/ui/field";
import { FormProblem } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button-client";
import type { useFormAction } from "@/components/ui/use-form-action";
import { useInlineErrors } from "@/components/ui/use-inline-errors";
import type { Purpose } from "@/lib/platform/challenge/schema";
import { checkEmail } from "@/lib/account/customer/checks";

const checks = { email: checkEmail };
const noErrors = {};

interface AddressFormProps {
  readonly of: ReturnType<typeof useFormAction>;
  readonly label: string;
  /** What a proof of it is for. */
  readonly purpose: Purpose;
  /** Above the field. */
  readonly children?: ReactNode;
}

/** Asks for a mail address and nothing else. */
export function AddressForm({ of: { state, formProps }, label, purpose, children }: AddressFormProps) {
  const failed = state.status === "error" ? state : null;
  const { errors, handlers } = useInlineErrors(checks, failed?.fieldErrors ?? noErrors);
  return (
    <form {...formProps} {...handlers} className="grid gap-3">
      {children}
      <EmailField
        id="email"
        name="email"
        autoComplete="username"
        required
        error={errors["email"]}
        defaultValue={failed?.values["email"]}
      />
      <FormProblem message={failed?.message} />
      <ProofField purpose={purpose} outcome={failed} />
      <SubmitButton pendingLabel="Sending…">{label}</SubmitButton>
    </form>
  );
}
