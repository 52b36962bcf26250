"use client";

import { ConnectionNotice } from "@/components/polling/connection-notice";
import { usePolled } from "@/components/polling/use-polled";
import { ResendForm } from "@/components/registration/resend-form-client";
import { WhereToLook } from "@/components/registration/where-to-look-client";
import { registrationWords, wordsFor } from "@/components/registration/words";
import { NarrowPage } from "@/components/site/narrow-page";
import { usePageTitle } from "@/components/site/use-page-title";
import { Countdown } from "@/components/time/countdown-client";
import { LocalTime } from "@/components/time/local-time-client";
import { ButtonLink } from "@/components/ui/button";
import { Spoken } from "@/components/ui/spoken-client";
import type { RegistrationStatus, RegistrationView } from "@/lib/account/registration/schema";

const isRegistrationView = (body: unknown): body is RegistrationView =>
  typeof body === "object" &&
  body !== null &&
  "status" in body &&
  typeof body.status === "string" &&
  body.status in registrationWords;

const final: readonly RegistrationStatus[] = ["verified", "expired", "failed"];
const isSettled = ({ status }: RegistrationView) => final.includes(status);

interface RegistrationProps {
  readonly registration: RegistrationView;
  readonly serverNowMs: number;
  /** With an address that is verified. */
  readonly signedIn: boolean;
}

export function RegistrationLive({ registration, serverNowMs, signedIn }: RegistrationProps) {
  const { value, connection } = usePolled({
    url: `/api/registrations/${registration.registrationId}`,
    initial: registration,
    accept: isRegistrationView,
    settled: isSettled,
  });
  const { title, text } = wordsFor(value.status, signedIn);
  usePageTitle(title);
  return (
    <NarrowPage eyebrow="Your account" title={title} lead={text}>
      <Spoken text={`${title}. ${text}`} />
      <ConnectionNotice connection={connection} path={`/registrations/${value.registrationId}`} />
      <NextStep registration={value} serverNowMs={serverNowMs} signedIn={signedIn} />
    </NarrowPage>
  );
}

function NextStep({ registration, serverNowMs, signedIn }: RegistrationProps) {
  switch (registration.status) {
    case "pending":
      return <p className="numeric animate-breathe text-muted">working…</p>;
    case "awaiting_verification":
      return (
        <>
          <WhereToLook />
          <p>
            The link works until <LocalTime iso={registration.expiresAt} className="font-bold" />
            <span className="text-muted">
              {" "}
              (<Countdown untilIso={registration.expiresAt} serverNowMs={serverNowMs} className="numeric" /> left)
            </span>
            .
          </p>
          <ResendForm registrationId={registration.registrationId} />
        </>
      );
    case "verified":
      return (
        <ButtonLink href={signedIn ? "/" : "/signin?callbackUrl=%2F"} className="justify-self-start">
          {signedIn ? "Pick your size" : "Sign in"}
        </ButtonLink>
      );
    case "expired":
    case "failed":
      return (
        <ButtonLink href="/signup" className="justify-self-start">
          Sign up again
        </ButtonLink>
      );
  }
}
