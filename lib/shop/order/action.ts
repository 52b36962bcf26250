"use server";

import { revalidatePath } from "next/cache";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { z } from "zod";
import { requireViewer } from "@/lib/account/session/server";
import { formResult, readForm } from "@/lib/platform/http/form";
import type { FormState } from "@/lib/platform/http/form-state";
import { placeOrderFrom } from "@/lib/shop/order/entry";
import { placeOrderRequestSchema } from "@/lib/shop/order/schema";
import { cancelOrder } from "@/lib/shop/order/server";

const placeOrderForm = placeOrderRequestSchema.extend({ idempotencyKey: z.string() });

export async function placeOrderAction(_previous: FormState, data: FormData): Promise<FormState> {
  return formResult(data, async () => {
    const { orderId } = await placeOrderFrom(await headers(), await requireViewer(), readForm(data, placeOrderForm));
    redirect(`/orders/${orderId}`);
  });
}

export async function cancelOrderAction(_previous: FormState, data: FormData): Promise<FormState> {
  return formResult(data, async () => {
    const { orderId } = readForm(data, z.object({ orderId: z.string() }));
    await cancelOrder(orderId, await requireViewer());
    revalidatePath(`/orders/${orderId}`);
    return { status: "done", message: "Your order is cancelled. You are not charged." };
  });
}
