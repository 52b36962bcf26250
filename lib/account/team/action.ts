"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { requireActor, requireActingSession } from "@/lib/account/session/actor";
import { renewHere } from "@/lib/account/session/renew-here";
import { viewerOf, assertManager } from "@/lib/account/session/rules";
import { memberChangeSchema, teamPolicySchema } from "@/lib/account/team/schema";
import { changeMember, setTeamPolicy } from "@/lib/account/team/server";
import { formResult, readForm } from "@/lib/platform/http/form";
import type { FormState } from "@/lib/platform/http/form-state";

const PAGE = "/fulfillment/team";

export async function changeMemberAction(_previous: FormState, data: FormData): Promise<FormState> {
  return formResult(data, async () => {
    const manager = await requireActor(assertManager);
    const { id } = readForm(data, z.object({ id: z.string().max(64) }));
    await changeMember(manager, id, readForm(data, memberChangeSchema));
    revalidatePath(PAGE);
    return { status: "done", message: "Changed." };
  });
}

export async function setTeamPolicyAction(_previous: FormState, data: FormData): Promise<FormState> {
  return formResult(data, async () => {
    const session = await requireActingSession();
    await setTeamPolicy(viewerOf(session), readForm(data, teamPolicySchema));
    await renewHere(session);
    revalidatePath(PAGE);
    return { status: "done", message: "Saved." };
  });
}
