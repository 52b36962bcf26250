"use client";

import { NarrowPage } from "@/components/site/narrow-page";
import { EmailField } from "@/components/ui/field";
import { FormProblem, Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button-client";
import { useInlineErrors } from "@/components/ui/use-inline-errors";
import { useFormAction } from "@/components/ui/use-form-action";
import { checkEmail } from "@/lib/account/customer/checks";
import { resendToAddressAction } from "@/lib/account/registration/action";

const checks = { email: checkEmail };
const noErrors = {};

/** Says the same of every address. */
export function ResendToAddressForm() {
  const { state, formProps } = useFormAction(resendToAddressAction);
  const failed = state.status === "error" ? state : null;
  const { errors, handlers } = useInlineErrors(checks, failed?.fieldErrors ?? noErrors);
  return (
    <NarrowPage
      eyebrow="Verification"
      title="Send the link again"
      lead="Tell us the address that you signed up with. If it waits to be verified, a new link is sent to it."
    >
      <form {...formProps} {...handlers} className="grid gap-3">
        {state.status === "done" ? (
          <Notice tone="ok" role="status">
            <p>{state.message}</p>
            <p>Nothing there? Look in the spam folder, or sign in: the address may be verified already.</p>
          </Notice>
        ) : null}
        <EmailField
          id="email"
          name="email"
          autoComplete="username"
          required
          error={errors["email"]}
          defaultValue={failed?.values["email"]}
        />
        <FormProblem message={failed?.message} />
        <SubmitButton pendingLabel="Sending…" className="justify-self-start">
          Send the link again
        </SubmitButton>
      </form>
    </NarrowPage>
  );
}
