"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { requireActor } from "@/lib/account/session/actor";
import { assignRequestSchema, extendRequestSchema, holdRequestSchema } from "@/lib/desk/handling/schema";
import { ask, assignOrder, extendDeadline, holdOrder, releaseHold } from "@/lib/desk/handling/server";
import { formResult, readForm } from "@/lib/platform/http/form";
import { askRequestSchema } from "@/lib/shop/question/schema";
import type { FormState } from "@/lib/platform/http/form-state";

const ofOrder = z.object({ orderId: z.string() });

const done = (message: string): FormState => {
  revalidatePath("/fulfillment", "layout");
  return { status: "done", message };
};

export async function assignAction(_previous: FormState, data: FormData): Promise<FormState> {
  return formResult(data, async () => {
    const { orderId, to } = readForm(data, assignRequestSchema.extend(ofOrder.shape));
    await assignOrder(await requireActor(), orderId, to);
    return done("Assigned.");
  });
}

export async function holdAction(_previous: FormState, data: FormData): Promise<FormState> {
  return formResult(data, async () => {
    const { orderId, ...hold } = readForm(data, holdRequestSchema.extend(ofOrder.shape));
    await holdOrder(await requireActor(), orderId, hold);
    return done("On hold until the reminder.");
  });
}

export async function releaseHoldAction(_previous: FormState, data: FormData): Promise<FormState> {
  return formResult(data, async () => {
    await releaseHold(await requireActor(), readForm(data, ofOrder).orderId);
    return done("Back in the queue.");
  });
}

export async function extendAction(_previous: FormState, data: FormData): Promise<FormState> {
  return formResult(data, async () => {
    const { orderId, hours } = readForm(data, extendRequestSchema.extend(ofOrder.shape));
    await extendDeadline(await requireActor(), orderId, hours);
    return done("The deadline has moved.");
  });
}

export async function askAction(_previous: FormState, data: FormData): Promise<FormState> {
  return formResult(data, async () => {
    const { orderId, text } = readForm(data, askRequestSchema.extend(ofOrder.shape));
    await ask(await requireActor(), orderId, text);
    return done("Asked. The answer appears here.");
  });
}
