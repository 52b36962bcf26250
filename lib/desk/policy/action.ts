"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { requireActor } from "@/lib/account/session/actor";
import { changePolicy } from "@/lib/desk/policy/server";
import { formResult, readForm } from "@/lib/platform/http/form";
import type { FormState } from "@/lib/platform/http/form-state";
import { reviewPolicySchema } from "@/lib/shop/review-policy/schema";

/** A box that is not ticked is not sent. */
const policyForm = reviewPolicySchema.extend({
  alertMail: z
    .literal("on")
    .optional()
    .transform((value) => value === "on"),
});

export async function changePolicyAction(_previous: FormState, data: FormData): Promise<FormState> {
  return formResult(data, async () => {
    await changePolicy(await requireActor(), readForm(data, policyForm));
    revalidatePath("/fulfillment/policy");
    return { status: "done", message: "Saved. It holds for every order from now on." };
  });
}
