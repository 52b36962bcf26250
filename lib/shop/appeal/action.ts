"use server";

import { revalidatePath } from "next/cache";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { z } from "zod";
import { requireActor } from "@/lib/account/session/actor";
import { callerOf } from "@/lib/platform/http/client";
import { formResult, readForm } from "@/lib/platform/http/form";
import type { FormState } from "@/lib/platform/http/form-state";
import { appealRequestSchema } from "@/lib/shop/appeal/schema";
import { appeal, orderAgain } from "@/lib/shop/appeal/server";

const orderForm = z.object({ orderId: z.string() });

export async function appealAction(_previous: FormState, data: FormData): Promise<FormState> {
  return formResult(data, async () => {
    const { orderId, ...request } = readForm(data, appealRequestSchema.extend(orderForm.shape));
    await appeal(orderId, await requireActor(), request);
    revalidatePath(`/orders/${orderId}`);
    return { status: "done", message: "We have your words, and look at your order again." };
  });
}

export async function orderAgainAction(_previous: FormState, data: FormData): Promise<FormState> {
  return formResult(data, async () => {
    const { orderId } = readForm(data, orderForm);
    const next = await orderAgain(orderId, await requireActor(), callerOf(await headers()));
    redirect(`/orders/${next}`);
  });
}
