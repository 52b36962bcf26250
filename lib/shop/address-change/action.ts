"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { requireActor } from "@/lib/account/session/actor";
import { formResult, readForm } from "@/lib/platform/http/form";
import type { FormState } from "@/lib/platform/http/form-state";
import { postalAddressInput } from "@/lib/platform/postal-address/schema";
import { changeOrderAddress } from "@/lib/shop/address-change/server";

const addressForm = z.object({ orderId: z.string(), shippingAddress: postalAddressInput });

export async function changeOrderAddressAction(_previous: FormState, data: FormData): Promise<FormState> {
  return formResult(data, async () => {
    const { orderId, shippingAddress } = readForm(data, addressForm);
    await changeOrderAddress(orderId, await requireActor(), shippingAddress);
    revalidatePath(`/orders/${orderId}`);
    redirect(`/orders/${orderId}`);
  });
}
