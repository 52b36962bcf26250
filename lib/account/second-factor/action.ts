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
import { requireActor, requireActingSession } from "@/lib/account/session/actor";
import { renewHere } from "@/lib/account/session/renew-here";
import { assertManager } from "@/lib/account/session/rules";
import { formResult, readForm } from "@/lib/platform/http/form";
import type { FormState } from "@/lib/platform/http/form-state";

const PAGE = "/account/second-factor";

export async function beginSecondFactorAction(_previous: FormState, data: FormData): Promise<FormState> {
  return formResult(data, async () => {
    await beginSecondFactor(await requireActingSession());
    revalidatePath(PAGE);
    return { status: "done", message: "Scan the picture with your app." };
  });
}

/** The message holds the recovery codes, one a line: they are shown this once. */
export async function confirmSecondFactorAction(_previous: FormState, data: FormData): Promise<FormState> {
  return formResult(data, async () => {
    const session = await requireActingSession();
    const codes = await confirmSecondFactor(session, readForm(data, confirmFormSchema).code);
    await renewHere(session);
    return { status: "done", code: "on", message: codes.join("\n") };
  });
}

export async function turnOffSecondFactorAction(_previous: FormState, data: FormData): Promise<FormState> {
  return formResult(data, async () => {
    const session = await requireActingSession();
    await turnOffSecondFactor(session, readForm(data, turnOffFormSchema).password);
    await renewHere(session);
    revalidatePath(PAGE);
    return { status: "done", message: "Your second factor is off." };
  });
}

export async function resetSecondFactorAction(_previous: FormState, data: FormData): Promise<FormState> {
  return formResult(data, async () => {
    const { id } = readForm(data, z.object({ id: z.string().max(64) }));
    await resetSecondFactor(await requireActor(assertManager), id);
    revalidatePath("/fulfillment/team");
    return { status: "done", message: "It is off. They sign in with the password alone, and set up a new one." };
  });
}
