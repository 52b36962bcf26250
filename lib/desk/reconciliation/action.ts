"use server";

import { revalidatePath } from "next/cache";
import { requireActor } from "@/lib/account/session/actor";
import { compareNow } from "@/lib/desk/reconciliation/server";
import { formResult } from "@/lib/platform/http/form";
import type { FormState } from "@/lib/platform/http/form-state";

export async function compareNowAction(_previous: FormState, data: FormData): Promise<FormState> {
  return formResult(data, async () => {
    await compareNow(await requireActor());
    revalidatePath("/fulfillment/operations/reconciliation");
    return { status: "done", message: "Comparing. Look again in a moment." };
  });
}
