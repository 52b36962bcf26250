"use server";

import { formResult, readForm } from "@/lib/platform/http/form";
import type { FormState } from "@/lib/platform/http/form-state";
import { answerRequestSchema } from "@/lib/shop/question/schema";
import { answerQuestion } from "@/lib/shop/question/server";

export async function answerAction(_previous: FormState, data: FormData): Promise<FormState> {
  return formResult(data, async () => {
    const { token, text } = readForm(data, answerRequestSchema);
    await answerQuestion(token, text);
    return { status: "done", message: "Thank you. Our team reads it." };
  });
}
