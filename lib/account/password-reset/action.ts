"use server";

import { headers } from "next/headers";
import { formResult, readForm } from "@/lib/platform/http/form";
import type { FormState } from "@/lib/platform/http/form-state";
import { requestPasswordResetFrom } from "@/lib/account/password-reset/entry";
import { newPasswordRequestSchema, resetRequestSchema } from "@/lib/account/password-reset/schema";
import { resetPassword } from "@/lib/account/password-reset/server";

export async function forgotPasswordAction(_previous: FormState, data: FormData): Promise<FormState> {
  return formResult(data, async () => {
    await requestPasswordResetFrom(await headers(), readForm(data, resetRequestSchema).email);
    return { status: "done", message: "If this address has an account, a mail with a link is on its way to it." };
  });
}

export async function resetPasswordAction(_previous: FormState, data: FormData): Promise<FormState> {
  return formResult(data, async () => {
    await resetPassword(readForm(data, newPasswordRequestSchema));
    return { status: "done", code: "changed", message: "Your password is changed." };
  });
}
