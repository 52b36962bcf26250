"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { z } from "zod";
import { formResult, readForm } from "@/lib/platform/http/form";
import type { FormState } from "@/lib/platform/http/form-state";
import { registerFrom } from "@/lib/account/registration/entry";
import { RESEND_COOLDOWN_SECONDS } from "@/lib/account/registration/rules";
import { registrationRequestSchema, verifyRequestSchema } from "@/lib/account/registration/schema";
import { resendVerification, verify } from "@/lib/account/registration/server";

export async function signUpAction(_previous: FormState, data: FormData): Promise<FormState> {
  return formResult(data, async () => {
    const { registrationId } = await registerFrom(await headers(), readForm(data, registrationRequestSchema));
    redirect(`/registrations/${registrationId}`);
  });
}

export async function resendVerificationAction(_previous: FormState, data: FormData): Promise<FormState> {
  return formResult(data, async () => {
    const { registrationId } = readForm(data, z.object({ registrationId: z.string() }));
    await resendVerification(registrationId);
    return {
      status: "done",
      message: "A new link is on its way. Earlier links no longer work.",
      retryAfterSeconds: RESEND_COOLDOWN_SECONDS,
    };
  });
}

export async function verifyAction(_previous: FormState, data: FormData): Promise<FormState> {
  return formResult(data, async () => {
    await verify(readForm(data, verifyRequestSchema).token);
    return { status: "done", code: "verified", message: "Your address is verified." };
  });
}
