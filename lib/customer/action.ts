"use server";

import { requireViewer } from "@/lib/auth/server";
import { keepSession } from "@/lib/auth/session";
import { changePasswordRequestSchema } from "@/lib/customer/schema";
import { changePassword } from "@/lib/customer/server";
import { formResult, readForm } from "@/lib/http/form";
import type { FormState } from "@/lib/http/form-state";

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
