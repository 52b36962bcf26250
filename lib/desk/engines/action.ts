"use server";

import { revalidatePath } from "next/cache";
import { requireActor } from "@/lib/account/session/actor";
import { engineMoveSchema, type EngineMove } from "@/lib/desk/engines/schema";
import { moveEngines } from "@/lib/desk/engines/server";
import { formResult, readForm } from "@/lib/platform/http/form";
import type { FormState } from "@/lib/platform/http/form-state";

const DONE: Readonly<Record<EngineMove["move"], string>> = {
  shadow: "Saved. It holds for every order that is scored from now on.",
  promote: "Promoted. It scores every order from now on; the one of before scores beside it.",
  back: "The one of before scores every order again.",
};

export async function moveEnginesAction(_previous: FormState, data: FormData): Promise<FormState> {
  return formResult(data, async () => {
    const move = readForm(data, engineMoveSchema);
    await moveEngines(await requireActor(), move);
    revalidatePath("/fulfillment", "layout");
    return { status: "done", message: DONE[move.move] };
  });
}
