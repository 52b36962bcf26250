"use server";

import { revalidatePath } from "next/cache";
import { requireActor } from "@/lib/account/session/actor";
import { newViewSchema } from "@/lib/desk/saved-views/schema";
import { removeView, saveView } from "@/lib/desk/saved-views/server";
import { formResult, readForm } from "@/lib/platform/http/form";
import type { FormState } from "@/lib/platform/http/form-state";

export async function saveViewAction(_previous: FormState, data: FormData): Promise<FormState> {
  return formResult(data, async () => {
    const view = readForm(data, newViewSchema);
    await saveView(await requireActor(), view);
    revalidatePath("/fulfillment");
    return { status: "done", message: "Saved." };
  });
}

export async function removeViewAction(_previous: FormState, data: FormData): Promise<FormState> {
  return formResult(data, async () => {
    const { name } = readForm(data, newViewSchema.pick({ name: true }));
    await removeView(await requireActor(), name);
    revalidatePath("/fulfillment");
    return { status: "done", message: "Removed." };
  });
}
