"use server";

import { headers } from "next/headers";
import { demandAt } from "@/lib/account/proof/server";
import { orWait, shownWith } from "@/lib/account/waiting/server";
import { proofFieldSchema } from "@/lib/platform/challenge/schema";
import { formResult, readForm } from "@/lib/platform/http/form";
import type { FormState } from "@/lib/platform/http/form-state";
import { requestPasswordResetFrom } from "@/lib/account/password-reset/entry";
import { newPasswordRequestSchema, resetRequestSchema } from "@/lib/account/password-reset/schema";
import { resetPassword } from "@/lib/account/password-reset/server";

export async function forgotPasswordAction(_previous: FormState, data: FormData): Promise<FormState> {
  return formResult(data, async () => {
    const [sent, { email }, { proof }] = [
      await headers(),
      readForm(data, resetRequestSchema),
      readForm(data, proofFieldSchema),
    ];
    const wait = async () => ({ demand: demandAt("forgot", sent), back: "/forgot-password" });
    await orWait(sent, wait, async () => requestPasswordResetFrom(sent, email, await shownWith("sign_in", proof)));
    return { status: "done", message: "If this address has an account, a mail with a link is on its way to it." };
  });
}

export async function resetPasswordAction(_previous: FormState, data: FormData): Promise<FormState> {
  return formResult(data, async () => {
    await resetPassword(readForm(data, newPasswordRequestSchema));
    return { status: "done", code: "changed", message: "Your password is changed." };
  });
}
