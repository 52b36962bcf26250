"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { requireActor } from "@/lib/account/session/actor";
import { stopRequestSchema } from "@/lib/desk/operations/schema";
import { stopOrderExecution } from "@/lib/desk/operations/server";
import { formResult, readForm } from "@/lib/platform/http/form";
import type { FormState } from "@/lib/platform/http/form-state";

export async function stopExecutionAction(_previous: FormState, data: FormData): Promise<FormState> {
  return formResult(data, async () => {
    const { name, reason } = readForm(data, stopRequestSchema.extend({ name: z.string() }));
    await stopOrderExecution(await requireActor(), name, reason);
    revalidatePath("/fulfillment/operations", "layout");
    return { status: "done", message: "Stopped. Another execution brings the order to its end in about a minute." };
  });
}
