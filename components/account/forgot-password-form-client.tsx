"use client";

import { PASSWORD_RESET_TIMEOUT_SECONDS } from "@/lib/account/password-reset/durations";
import { durationInWords } from "@/lib/platform/time";
import { NarrowPage } from "@/components/site/narrow-page";
import { usePageTitle } from "@/components/site/use-page-title";
import { ButtonLink } from "@/components/ui/button";
import { EmailField } from "@/components/ui/field";
import { FormProblem } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button-client";
import { useInlineErrors } from "@/components/ui/use-inline-errors";
import { useFormAction } from "@/components/ui/use-form-action";
import { checkEmail } from "@/lib/account/customer/checks";
import { forgotPasswordAction } from "@/lib/account/password-reset/action";

const checks = { email: checkEmail };
const noErrors = {};

export function ForgotPasswordForm() {
  const { state, formProps } = useFormAction(forgotPasswordAction);
  const failed = state.status === "error" ? state : null;
  const { errors, handlers } = useInlineErrors(checks, failed?.fieldErrors ?? noErrors);
  if (state.status === "done") return <LinkSent message={state.message} />;
  return (
    <NarrowPage
      eyebrow="Sign in"
      title="Forgotten your password?"
      lead="Tell us your address. We send a link to it, and behind the link you choose a new password."
    >
      <form {...formProps} {...handlers} className="grid gap-3">
        <EmailField
          id="email"
          name="email"
          autoComplete="username"
          required
          error={errors["email"]}
          defaultValue={failed?.values["email"]}
        />
        <FormProblem message={failed?.message} />
        <SubmitButton pendingLabel="Sending…">Send me a link</SubmitButton>
      </form>
    </NarrowPage>
  );
}

function LinkSent({ message }: { message: string }) {
  usePageTitle("Open your inbox");
  return (
    <NarrowPage eyebrow="Sign in" title="Open your inbox" lead={<p role="status">{message}</p>}>
      <p>
        The link works once, and for {durationInWords(PASSWORD_RESET_TIMEOUT_SECONDS)}. Nothing there? Look in the spam
        folder, check the address, or ask again in a minute.
      </p>
      <div className="flex flex-wrap gap-x-6 gap-y-3">
        <ButtonLink href="/signin">Sign in</ButtonLink>
        <a href="/forgot-password" className="inline-flex min-h-11 items-center font-bold underline underline-offset-4">
          Ask again
        </a>
      </div>
    </NarrowPage>
  );
}
