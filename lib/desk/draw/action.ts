"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { requireActor } from "@/lib/account/session/actor";
import { assertManager } from "@/lib/account/session/rules";
import { overrideEntryByHand } from "@/lib/desk/draw/override";
import { formResult, readForm } from "@/lib/platform/http/form";
import type { FormState } from "@/lib/platform/http/form-state";
import { overrideRequestSchema } from "@/lib/shop/entry/schema";

const CHOOSE = "Choose what to do, and why.";
const formSchema = z.object({
  dropId: z.string().max(40),
  entryId: z.string().max(80),
  /** What to do and why, in one: `keep:household`. */
  choice: z.string(CHOOSE).regex(/^[a-z]+:[a-z_]+$/, CHOOSE),
});

function readOverride(data: FormData) {
  const { dropId, entryId, choice } = readForm(data, formSchema);
  const [kind = "", reason = ""] = choice.split(":");
  data.set("kind", kind);
  data.set("reason", reason);
  return { dropId, entryId, request: readForm(data, overrideRequestSchema) };
}

const done = {
  keep: "Kept in: no rule excludes it.",
  exclude: "It will be excluded when the list is sealed.",
  rules: "Left to the rules again.",
} as const;

export async function overrideEntryAction(_previous: FormState, data: FormData): Promise<FormState> {
  return formResult(data, async () => {
    const manager = await requireActor(assertManager);
    const { dropId, entryId, request } = readOverride(data);
    await overrideEntryByHand(manager, dropId, entryId, request);
    revalidatePath(`/fulfillment/drops/${dropId}/draw`);
    return { status: "done", message: done[request.kind] };
  });
}
