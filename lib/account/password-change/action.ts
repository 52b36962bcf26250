"use server";

import { changePasswordRequestSchema } from "@/lib/account/password-change/schema";
import { requireViewer } from "@/lib/account/session/server";
import { keepSession } from "@/lib/account/session/cookie";
import { changePassword } from "@/lib/account/password-change/server";
import { formResult, readForm } from "@/lib/platform/http/form";
import type { FormState } from "@/lib/platform/http/form-state";

export async function changePasswordAction(_previous: FormState, data: FormData): Promise<FormState> {
  return formResult(data, async () => {
    const viewer = await requireViewer();
    await keepSession(await changePassword(viewer, readForm(data, changePasswordRequestSchema)));
    return {
      status: "done",
      message: "Your password is changed. Wherever else you were signed in, you are signed out now.",
    };
  });
}
