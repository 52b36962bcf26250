"use server";

import { changePasswordRequestSchema } from "@/lib/account/password-change/schema";
import { requireActingSession } from "@/lib/account/session/actor";
import { handOut } from "@/lib/account/session/cookie";
import { renewSession } from "@/lib/account/session/transitions";
import { changePassword } from "@/lib/account/password-change/server";
import { formResult, readForm } from "@/lib/platform/http/form";
import type { FormState } from "@/lib/platform/http/form-state";

export async function changePasswordAction(_previous: FormState, data: FormData): Promise<FormState> {
  return formResult(data, async () => {
    const session = await requireActingSession();
    const customer = await changePassword(session, readForm(data, changePasswordRequestSchema));
    const renewed = await renewSession(session, customer, Date.now());
    if (renewed) await handOut(renewed);
    return {
      status: "done",
      message: "Your password is changed. Wherever else you were signed in, you are signed out now.",
    };
  });
}
