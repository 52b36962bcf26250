"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { requireActingSession } from "@/lib/account/session/actor";
import { endOtherSessions, endSession } from "@/lib/account/session/transitions";
import { formResult, readForm } from "@/lib/platform/http/form";
import type { FormState } from "@/lib/platform/http/form-state";
import { log } from "@/lib/platform/log";

const PAGE = "/account/sessions";

/** Ends one session of who asks: another's cannot be named. */
export async function endSessionAction(_previous: FormState, data: FormData): Promise<FormState> {
  return formResult(data, async () => {
    const { customerId } = await requireActingSession();
    const { sessionId } = readForm(data, z.object({ sessionId: z.string().max(64) }));
    await endSession({ customerId, sessionId });
    log.info("a session was ended by its owner", { customerId });
    revalidatePath(PAGE);
    return { status: "done", message: "That session has ended." };
  });
}

export async function endOtherSessionsAction(_previous: FormState, data: FormData): Promise<FormState> {
  return formResult(data, async () => {
    const session = await requireActingSession();
    await endOtherSessions(session);
    log.info("all other sessions were ended by their owner", { customerId: session.customerId });
    revalidatePath(PAGE);
    return { status: "done", message: "You are signed out everywhere but here." };
  });
}
