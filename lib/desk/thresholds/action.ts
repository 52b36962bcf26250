"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { requireActor } from "@/lib/account/session/actor";
import { thresholdsFormSchema } from "@/lib/desk/thresholds/schema";
import { changeScoreView, changeThresholds } from "@/lib/desk/thresholds/server";
import { formResult, readForm } from "@/lib/platform/http/form";
import type { FormState } from "@/lib/platform/http/form-state";
import { scoreViewSchema } from "@/lib/shop/risk-policy/schema";

export async function changeThresholdsAction(_previous: FormState, data: FormData): Promise<FormState> {
  return formResult(data, async () => {
    await changeThresholds(await requireActor(), readForm(data, thresholdsFormSchema));
    revalidatePath("/fulfillment", "layout");
    return { status: "done", message: "Saved. It holds for every order that is scored from now on." };
  });
}

export async function changeScoreViewAction(_previous: FormState, data: FormData): Promise<FormState> {
  return formResult(data, async () => {
    const { view } = readForm(data, z.object({ view: scoreViewSchema }));
    await changeScoreView(await requireActor(), view);
    revalidatePath("/fulfillment", "layout");
    return { status: "done", message: "Saved. Orders are shown so from now on." };
  });
}
