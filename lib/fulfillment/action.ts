"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { requireViewer } from "@/lib/auth/server";
import { decide } from "@/lib/fulfillment/server";
import { formResult, readForm } from "@/lib/http/form";
import type { FormState } from "@/lib/http/form-state";
import { decisionRequestSchema } from "@/lib/order/schema";

const decideForm = decisionRequestSchema.extend({ orderId: z.string() });

export async function decideAction(_previous: FormState, data: FormData): Promise<FormState> {
  return formResult(data, async () => {
    const { orderId, ...request } = readForm(data, decideForm);
    await decide(await requireViewer(), orderId, request);
    revalidatePath("/fulfillment");
    return {
      status: "done",
      code: request.decision,
      message: request.decision === "approve" ? "Approved." : "Rejected.",
    };
  });
}
