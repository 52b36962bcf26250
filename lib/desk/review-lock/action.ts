"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { requireActor } from "@/lib/account/session/actor";
import { lockForReview } from "@/lib/desk/review-lock/server";
import { formResult, readForm } from "@/lib/platform/http/form";
import type { FormState } from "@/lib/platform/http/form-state";

export async function takeOverAction(_previous: FormState, data: FormData): Promise<FormState> {
  return formResult(data, async () => {
    const { orderId } = readForm(data, z.object({ orderId: z.string() }));
    await lockForReview(await requireActor(), orderId, true);
    revalidatePath("/fulfillment", "layout");
    return { status: "done", message: "You are looking at this order now." };
  });
}
