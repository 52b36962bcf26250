"use client";

import { ConnectionNotice } from "@/components/polling/connection-notice";
import { usePolled } from "@/components/polling/use-polled";
import { ResendForm } from "@/components/registration/resend-form-client";
import { registrationWords } from "@/components/registration/words";
import { Countdown } from "@/components/time/countdown-client";
import { LocalTime } from "@/components/time/local-time-client";
import { ButtonLink } from "@/components/ui/button";
import { NarrowPage } from "@/components/site/narrow-page";
import type { RegistrationStatus, RegistrationView } from "@/lib/registration/schema";

const isRegistrationView = (body: unknown): body is RegistrationView =>
  typeof body === "object" &&
  body !== null &&
  "status" in body &&
  typeof body.status === "string" &&
  body.status in registrationWords;

const final: readonly RegistrationStatus[] = ["verified", "expired", "failed"];
const isSettled = ({ status }: RegistrationView) => final.includes(status);

export function RegistrationLive({
  registration,
  serverNowMs,
}: {
  registration: RegistrationView;
  serverNowMs: number;
}) {
  const { value, connection } = usePolled({
    url: `/api/registrations/${registration.registrationId}`,
    initial: registration,
    accept: isRegistrationView,
    settled: isSettled,
  });
  const { title, text } = registrationWords[value.status];
  return (
    <NarrowPage eyebrow="Your account" title={title} lead={<p role="status">{text}</p>}>
      <ConnectionNotice connection={connection} path={`/registrations/${value.registrationId}`} />
      <NextStep registration={value} serverNowMs={serverNowMs} />
    </NarrowPage>
  );
}

function NextStep({ registration, serverNowMs }: { registration: RegistrationView; serverNowMs: number }) {
  switch (registration.status) {
    case "pending":
      return <p className="numeric animate-breathe text-muted">working…</p>;
    case "awaiting_verification":
      return (
        <>
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
        <ButtonLink href="/signin?callbackUrl=%2F" className="justify-self-start">
          Sign in
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
