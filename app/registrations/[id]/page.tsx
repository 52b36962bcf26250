import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { RefreshWithoutScript } from "@/components/polling/refresh-without-script";
import { RegistrationLive } from "@/components/registration/registration-status-client";
import { registrationWords } from "@/components/registration/words";
import type { WithId } from "@/components/site/page-inputs";
import { isAppError } from "@/lib/platform/errors";
import { currentViewer } from "@/lib/account/session/server";
import { getRegistration } from "@/lib/account/registration/server";

const registrationOr404 = cache(async (id: string) => {
  try {
    return await getRegistration(id);
  } catch (error) {
    if (isAppError(error, "not_found")) notFound();
    throw error;
  }
});

export async function generateMetadata({ params }: WithId): Promise<Metadata> {
  const { status } = await registrationOr404((await params).id);
  return { title: registrationWords[status].title, robots: { index: false } };
}

export default async function RegistrationPage({ params }: WithId) {
  const [registration, viewer] = await Promise.all([registrationOr404((await params).id), currentViewer()]);
  const waiting = registration.status === "pending" || registration.status === "awaiting_verification";
  return (
    <>
      {waiting ? <RefreshWithoutScript everySeconds={5} /> : null}
      <RegistrationLive
        key={registration.registrationId}
        registration={registration}
        serverNowMs={Date.now()}
        signedIn={viewer?.verified ?? false}
      />
    </>
  );
}
