"use server";

import { revalidatePath } from "next/cache";
import { headers } from "next/headers";
import { requireActor } from "@/lib/account/session/actor";
import { formResult, readForm } from "@/lib/platform/http/form";
import type { FormState } from "@/lib/platform/http/form-state";
import { offerReminderFrom } from "@/lib/shop/reminder/entry";
import { reminderRequestSchema, reminderTokenSchema } from "@/lib/shop/reminder/schema";
import { confirmByToken, remindViewer, unsubscribe } from "@/lib/shop/reminder/server";

export async function remindMeAction(_previous: FormState, data: FormData): Promise<FormState> {
  return formResult(data, async () => {
    const { dropId } = readForm(data, reminderRequestSchema.pick({ dropId: true }));
    await remindViewer(await requireActor(), dropId);
    revalidatePath("/", "layout");
    return { status: "done", message: "We write to you once, when it opens." };
  });
}

export async function offerReminderAction(_previous: FormState, data: FormData): Promise<FormState> {
  return formResult(data, async () => {
    await offerReminderFrom(await headers(), readForm(data, reminderRequestSchema));
    return { status: "done", message: "Open your inbox: press the button behind the link, and we tell you." };
  });
}

export async function confirmReminderAction(_previous: FormState, data: FormData): Promise<FormState> {
  return formResult(data, async () => {
    const { name } = await confirmByToken(readForm(data, reminderTokenSchema).token);
    return { status: "done", message: `We write to you once, when ${name} opens.` };
  });
}

export async function unsubscribeAction(_previous: FormState, data: FormData): Promise<FormState> {
  return formResult(data, async () => {
    await unsubscribe(readForm(data, reminderTokenSchema).token);
    return { status: "done", message: "Your address is off the list." };
  });
}
