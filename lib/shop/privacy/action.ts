"use server";

import { z } from "zod";
import { requireActor } from "@/lib/account/session/actor";
import { passwordSchema } from "@/lib/account/password/schema";
import { formResult, readForm } from "@/lib/platform/http/form";
import type { FormState } from "@/lib/platform/http/form-state";
import { eraseMe } from "@/lib/shop/privacy/server";

const eraseFormSchema = z.object({
  confirm: z.literal("yes", { error: "Tick the box to confirm." }),
  password: passwordSchema,
});

export async function eraseAccountAction(_previous: FormState, data: FormData): Promise<FormState> {
  return formResult(data, async () => {
    const { password } = readForm(data, eraseFormSchema);
    await eraseMe(await requireActor(), { confirm: true, password });
    return { status: "done", code: "erased", message: "Your account is deleted." };
  });
}
