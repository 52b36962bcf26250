"use server";

import { revalidatePath } from "next/cache";
import { requireActor } from "@/lib/account/session/actor";
import { verdictRequestSchema } from "@/lib/desk/appeals/schema";
import { answer } from "@/lib/desk/appeals/server";
import { formResult, readForm } from "@/lib/platform/http/form";
import type { FormState } from "@/lib/platform/http/form-state";

const answers = {
  accepted: "Accepted. The shopper may order again, and a mail says so.",
  declined: "Declined. A mail says so.",
} as const;

export async function answerAppealAction(_previous: FormState, data: FormData): Promise<FormState> {
  return formResult(data, async () => {
    const request = readForm(data, verdictRequestSchema);
    await answer(await requireActor(), request);
    revalidatePath("/fulfillment/appeals");
    return { status: "done", code: request.result, message: answers[request.result] };
  });
}
