"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { changeAddress, removeAddress, saveAddress } from "@/lib/account/address-book/server";
import { saveAddressRequestSchema } from "@/lib/account/address-book/schema";
import { requireActor } from "@/lib/account/session/actor";
import { formResult, readForm } from "@/lib/platform/http/form";
import type { FormState } from "@/lib/platform/http/form-state";

const PAGE = "/account/addresses";
const addressForm = z.object({
  address: saveAddressRequestSchema,
  /** Of the one to change; a new one has none. */
  addressId: z.string().max(40).optional(),
});

export async function saveAddressAction(_previous: FormState, data: FormData): Promise<FormState> {
  return formResult(data, async () => {
    const viewer = await requireActor();
    const { addressId, address } = readForm(data, addressForm);
    await (addressId === undefined ? saveAddress(viewer, address) : changeAddress(viewer, addressId, address));
    revalidatePath(PAGE);
    if (addressId !== undefined) redirect(PAGE);
    return { status: "done", message: "Saved." };
  });
}

export async function removeAddressAction(_previous: FormState, data: FormData): Promise<FormState> {
  return formResult(data, async () => {
    const { addressId } = readForm(data, z.object({ addressId: z.string().max(40) }));
    await removeAddress(await requireActor(), addressId);
    revalidatePath(PAGE);
    return { status: "done", message: "Removed." };
  });
}
