"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { requireActor } from "@/lib/account/session/actor";
import { formResult, readForm } from "@/lib/platform/http/form";
import type { FormState } from "@/lib/platform/http/form-state";
import { withdrawalRequestSchema } from "@/lib/shop/returns/schema";
import { withdraw } from "@/lib/shop/returns/server";

/** The second step: its button is the confirmation. */
const withdrawForm = withdrawalRequestSchema.pick({ reason: true }).extend({ orderId: z.string().max(64) });

export async function withdrawAction(_previous: FormState, data: FormData): Promise<FormState> {
  return formResult(data, async () => {
    const { orderId, reason } = readForm(data, withdrawForm);
    const returnId = await withdraw(orderId, await requireActor(), reason);
    revalidatePath(`/orders/${orderId}`);
    redirect(`/returns/${returnId}`);
  });
}
