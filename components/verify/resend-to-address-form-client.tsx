"use client";

import { AddressForm } from "@/components/account/address-form-client";
import { NarrowPage } from "@/components/site/narrow-page";
import { Notice } from "@/components/ui/notice";
import { useFormAction } from "@/components/ui/use-form-action";
import { resendToAddressAction } from "@/lib/account/registration/action";

/** Says the same of every address. */
export function ResendToAddressForm() {
  const form = useFormAction(resendToAddressAction);
  return (
    <NarrowPage
      eyebrow="Verification"
      title="Send the link again"
      lead="Tell us the address that you signed up with. If it waits to be verified, a new link is sent to it."
    >
      <AddressForm of={form} purpose="register" label="Send the link again">
        {form.state.status === "done" ? (
          <Notice tone="ok" role="status">
            <p>{form.state.message}</p>
            <p>Nothing there? Look in the spam folder, or sign in: the address may be verified already.</p>
          </Notice>
        ) : null}
      </AddressForm>
    </NarrowPage>
  );
}
