"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { requireActor } from "@/lib/account/session/actor";
import { block, blockRequestSchema, unblock } from "@/lib/desk/blocks/server";
import { formResult, readForm } from "@/lib/platform/http/form";
import type { FormState } from "@/lib/platform/http/form-state";
import { blockKindSchema } from "@/lib/shop/block/schema";

export async function blockAction(_previous: FormState, data: FormData): Promise<FormState> {
  return formResult(data, async () => {
    const { orderId, ...request } = readForm(data, blockRequestSchema.extend({ orderId: z.string() }));
    await block(await requireActor(), orderId, request);
    revalidatePath("/fulfillment", "layout");
    return { status: "done", message: "Blocked for new orders." };
  });
}

export async function unblockAction(_previous: FormState, data: FormData): Promise<FormState> {
  return formResult(data, async () => {
    const key = readForm(data, z.object({ kind: blockKindSchema, digest: z.string().max(64) }));
    await unblock(await requireActor(), key);
    revalidatePath("/fulfillment/blocks");
    return { status: "done", message: "The block has ended." };
  });
}
