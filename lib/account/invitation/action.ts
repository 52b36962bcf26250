"use server";

import { revalidatePath } from "next/cache";
import { acceptRequestSchema } from "@/lib/account/invitation/schema";
import { acceptInvitation } from "@/lib/account/invitation/accept";
import { invite } from "@/lib/account/invitation/server";
import { requireActor } from "@/lib/account/session/actor";
import { assertManager } from "@/lib/account/session/rules";
import { inviteRequestSchema } from "@/lib/account/team/schema";
import { formResult, readForm } from "@/lib/platform/http/form";
import type { FormState } from "@/lib/platform/http/form-state";

export async function acceptInvitationAction(_previous: FormState, data: FormData): Promise<FormState> {
  return formResult(data, async () => {
    await acceptInvitation(readForm(data, acceptRequestSchema));
    return { status: "done", code: "accepted", message: "Your account is ready." };
  });
}

export async function inviteAction(_previous: FormState, data: FormData): Promise<FormState> {
  return formResult(data, async () => {
    const { email } = await invite(await requireActor(assertManager), readForm(data, inviteRequestSchema));
    revalidatePath("/fulfillment/team");
    return { status: "done", message: `An invitation is on its way to ${email}. It works for 7 days.` };
  });
}
