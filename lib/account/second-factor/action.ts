"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { confirmFormSchema, turnOffFormSchema } from "@/lib/account/second-factor/schema";
import {
  beginSecondFactor,
  confirmSecondFactor,
  resetSecondFactor,
  turnOffSecondFactor,
} from "@/lib/account/second-factor/server";
import { renewHere } from "@/lib/account/session/renew-here";
import { requireManager, requireSession } from "@/lib/account/session/server";
import { formResult, readForm } from "@/lib/platform/http/form";
import type { FormState } from "@/lib/platform/http/form-state";

const PAGE = "/account/second-factor";

export async function beginSecondFactorAction(_previous: FormState, data: FormData): Promise<FormState> {
  return formResult(data, async () => {
    await beginSecondFactor(await requireSession());
    revalidatePath(PAGE);
    return { status: "done", message: "Scan the picture with your app." };
  });
}

/** The message holds the recovery codes, one a line: they are shown this once. */
export async function confirmSecondFactorAction(_previous: FormState, data: FormData): Promise<FormState> {
  return formResult(data, async () => {
    const session = await requireSession();
    const codes = await confirmSecondFactor(session, readForm(data, confirmFormSchema).code);
    await renewHere(session);
    return { status: "done", code: "on", message: codes.join("\n") };
  });
}

export async function turnOffSecondFactorAction(_previous: FormState, data: FormData): Promise<FormState> {
  return formResult(data, async () => {
    const session = await requireSession();
    await turnOffSecondFactor(session, readForm(data, turnOffFormSchema).password);
    await renewHere(session);
    revalidatePath(PAGE);
    return { status: "done", message: "Your second factor is off." };
  });
}

export async function resetSecondFactorAction(_previous: FormState, data: FormData): Promise<FormState> {
  return formResult(data, async () => {
    const { id } = readForm(data, z.object({ id: z.string().max(64) }));
    await resetSecondFactor(await requireManager(), id);
    revalidatePath("/fulfillment/team");
    return { status: "done", message: "It is off. They sign in with the password alone, and set up a new one." };
  });
}
