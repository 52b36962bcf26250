"use client";

import { PASSWORD_RESET_TIMEOUT_SECONDS } from "@/lib/account/password-reset/durations";
import { durationInWords } from "@/lib/platform/time";
import { AddressForm } from "@/components/account/address-form-client";
import { NarrowPage } from "@/components/site/narrow-page";
import { usePageTitle } from "@/components/site/use-page-title";
import { ButtonLink } from "@/components/ui/button";
import { useFormAction } from "@/components/ui/use-form-action";
import { forgotPasswordAction } from "@/lib/account/password-reset/action";

export function ForgotPasswordForm() {
  const form = useFormAction(forgotPasswordAction);
  if (form.state.status === "done") return <LinkSent message={form.state.message} />;
  return (
    <NarrowPage
      eyebrow="Sign in"
      title="Forgotten your password?"
      lead="Tell us your address. We send a link to it, and behind the link you choose a new password."
    >
      <AddressForm of={form} purpose="sign_in" label="Send me a link" />
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
