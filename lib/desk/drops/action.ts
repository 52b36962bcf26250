"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { requireActor } from "@/lib/account/session/actor";
import { assertManager } from "@/lib/account/session/rules";
import { editOfFields, fileOfFields, issuesOfFields } from "@/lib/desk/drops/form";
import { moveSchema, newDropSchema } from "@/lib/desk/drops/schema";
import { draftDrop, editDrop, moveDrop, readDrop, restockDrop } from "@/lib/desk/drops/server";
import { AppError, isAppError } from "@/lib/platform/errors";
import { formResult, readForm } from "@/lib/platform/http/form";
import type { FormState } from "@/lib/platform/http/form-state";
import { issuesOf } from "@/lib/platform/http/issues";
import { pairsSchema } from "@/lib/shop/drop/schema";

const fieldsSchema = z.record(z.string(), z.string());
const idSchema = z.object({ dropId: z.string().max(40) });
const pageOf = (dropId: string) => `/fulfillment/drops/${dropId}`;

/** What is wrong with the file is said at the fields of the form. */
async function atFields<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (!isAppError(error, "validation_failed")) throw error;
    throw new AppError("validation_failed", { issues: issuesOfFields(error.issues), cause: error });
  }
}

function readFile(file: unknown) {
  const parsed = newDropSchema.safeParse(file);
  if (!parsed.success) throw new AppError("validation_failed", { issues: issuesOf(parsed.error) });
  return parsed.data;
}

export async function draftDropAction(_previous: FormState, data: FormData): Promise<FormState> {
  return formResult(data, async () => {
    const manager = await requireActor(assertManager);
    const fields = readForm(data, fieldsSchema);
    const { dropId } = await atFields(async () => draftDrop(manager, readFile(fileOfFields(fields))));
    redirect(pageOf(dropId));
  });
}

export async function editDropAction(_previous: FormState, data: FormData): Promise<FormState> {
  return formResult(data, async () => {
    const manager = await requireActor(assertManager);
    const { dropId, ...fields } = readForm(data, fieldsSchema);
    const drop = await readDrop(manager, dropId ?? "");
    await atFields(() => editDrop(manager, drop.dropId, editOfFields(drop, fields)));
    redirect(pageOf(drop.dropId));
  });
}

const done = {
  publish: "Published.",
  pause: "Paused: no new orders.",
  resume: "It goes on.",
  close: "Closed.",
  archive: "Archived.",
} as const;

export async function moveDropAction(_previous: FormState, data: FormData): Promise<FormState> {
  return formResult(data, async () => {
    const { dropId, move } = readForm(data, idSchema.extend({ move: moveSchema.exclude(["restock"]) }));
    await moveDrop(await requireActor(assertManager), dropId, move);
    revalidatePath(pageOf(dropId), "layout");
    return { status: "done", code: move, message: done[move] };
  });
}

const restockForm = z.object({
  size: z.string(),
  pairs: z.coerce.number().int().min(1).max(2000),
  requestId: z.string(),
});

export async function restockDropAction(_previous: FormState, data: FormData): Promise<FormState> {
  return formResult(data, async () => {
    const { dropId } = readForm(data, idSchema);
    const { size, pairs, requestId } = readForm(data, restockForm);
    await restockDrop(await requireActor(assertManager), dropId, [pairsSchema.parse({ size, pairs })], requestId);
    revalidatePath(pageOf(dropId), "layout");
    return { status: "done", message: `${pairs} more pairs of EU ${size}.` };
  });
}
