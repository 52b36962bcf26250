"use server";

import { revalidatePath } from "next/cache";
import { requireActor } from "@/lib/account/session/actor";
import {
  handOverRequestSchema,
  mendRequestSchema,
  packRequestSchema,
  retryRequestSchema,
} from "@/lib/desk/packing/schema";
import { askAgain, handOver, mendAddress, packPair } from "@/lib/desk/packing/server";
import { formResult, readForm } from "@/lib/platform/http/form";
import type { FormState } from "@/lib/platform/http/form-state";

const PAGE = "/fulfillment/packing";

const done = (message: string): FormState => {
  revalidatePath(PAGE);
  return { status: "done", message };
};

export async function packAction(_previous: FormState, data: FormData): Promise<FormState> {
  return formResult(data, async () => {
    const { orderId, pairNumber } = readForm(data, packRequestSchema);
    await packPair(await requireActor(), orderId, pairNumber);
    return done("Packed.");
  });
}

export async function handOverAction(_previous: FormState, data: FormData): Promise<FormState> {
  return formResult(data, async () => {
    const { orderIds } = readForm(data, handOverRequestSchema);
    const count = await handOver(await requireActor(), orderIds.split(" "));
    return done(`${count} handed over. Their shoppers are told.`);
  });
}

export async function mendAddressAction(_previous: FormState, data: FormData): Promise<FormState> {
  return formResult(data, async () => {
    const { orderId, shippingAddress } = readForm(data, mendRequestSchema);
    await mendAddress(await requireActor(), orderId, shippingAddress);
    return done("Corrected. The carrier is asked about the new address.");
  });
}

export async function askAgainAction(_previous: FormState, data: FormData): Promise<FormState> {
  return formResult(data, async () => {
    await askAgain(await requireActor(), readForm(data, retryRequestSchema).orderId);
    return done("The carrier is asked again.");
  });
}
