"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { z } from "zod";
import { formResult, readForm } from "@/lib/platform/http/form";
import type { FormState } from "@/lib/platform/http/form-state";
import { signUpTickets } from "@/lib/account/registration/cookie";
import { registerFrom, resendFrom } from "@/lib/account/registration/entry";
import { resendToViewer, resendVerification } from "@/lib/account/registration/resend";
import { RESEND_COOLDOWN_SECONDS } from "@/lib/account/registration/rules";
import {
  registrationRequestSchema,
  resendRequestSchema,
  takeOverRequestSchema,
  verifyRequestSchema,
} from "@/lib/account/registration/schema";
import { takeOver, verify } from "@/lib/account/registration/verify";
import { proofFieldSchema } from "@/lib/platform/challenge/schema";
import { orWait, shownWith } from "@/lib/account/waiting/server";
import { demandAt } from "@/lib/account/proof/server";
import { requireActor } from "@/lib/account/session/actor";

export async function signUpAction(_previous: FormState, data: FormData): Promise<FormState> {
  return formResult(data, async () => {
    const [sent, asked] = [await headers(), readForm(data, registrationRequestSchema)];
    const { proof } = readForm(data, proofFieldSchema);
    const { email, firstName, lastName } = asked;
    const wait = async () => ({
      demand: demandAt("register", sent),
      back: "/signup",
      typed: { email, firstName, lastName },
    });
    const register = async () => registerFrom(sent, asked, await shownWith("register", proof));
    const { registrationId } = await orWait(sent, wait, register);
    redirect(`/registrations/${registrationId}`);
  });
}

const resent = (message: string): FormState => ({
  status: "done",
  message,
  retryAfterSeconds: RESEND_COOLDOWN_SECONDS,
});

export async function resendVerificationAction(_previous: FormState, data: FormData): Promise<FormState> {
  return formResult(data, async () => {
    await resendVerification(readForm(data, z.object({ registrationId: z.string() })).registrationId);
    return resent("A new link is on its way. Earlier links no longer work.");
  });
}

/** For who is signed in, on whatever device. */
export async function resendToViewerAction(_previous: FormState, data: FormData): Promise<FormState> {
  return formResult(data, async () => {
    await resendToViewer(await requireActor());
    return resent("A new link is on its way. Earlier links no longer work.");
  });
}

export async function resendToAddressAction(_previous: FormState, data: FormData): Promise<FormState> {
  return formResult(data, async () => {
    const [sent, { email }, { proof }] = [
      await headers(),
      readForm(data, resendRequestSchema),
      readForm(data, proofFieldSchema),
    ];
    const wait = async () => ({ demand: demandAt("resend", sent), back: "/verify/again" });
    await orWait(sent, wait, async () => resendFrom(sent, email, await shownWith("register", proof)));
    return resent(
      "If this address waits to be verified, a new link is on its way to it. Earlier links no longer work.",
    );
  });
}

const verified: FormState = { status: "done", code: "verified", message: "Your address is verified." };

export async function verifyAction(_previous: FormState, data: FormData): Promise<FormState> {
  return formResult(data, async () => {
    const { token, password } = readForm(data, verifyRequestSchema);
    await verify(token, { tickets: await signUpTickets(), password });
    return verified;
  });
}

export async function takeOverAction(_previous: FormState, data: FormData): Promise<FormState> {
  return formResult(data, async () => {
    await takeOver(readForm(data, takeOverRequestSchema));
    return verified;
  });
}
