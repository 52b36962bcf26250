"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { requireActor } from "@/lib/account/session/actor";
import { assertStaff } from "@/lib/account/session/rules";
import { getReturnDetail, inspectReturn, receiveReturn } from "@/lib/desk/returns/server";
import { formResult, readForm } from "@/lib/platform/http/form";
import type { FormState } from "@/lib/platform/http/form-state";
import { minorOf } from "@/lib/platform/money";
import { inspectionRequestSchema } from "@/lib/shop/returns/schema";

const returnForm = z.object({ returnId: z.string().max(64) });

/** People type an amount in whole units, the API takes minor ones. */
const inspectionForm = (currency: string) =>
  z
    .looseObject({ deductionMinor: z.string().max(20).optional() })
    .transform(({ deductionMinor: typed, ...fields }): unknown => ({
      ...fields,
      deductionMinor: typed === undefined ? undefined : (minorOf(typed, currency) ?? typed),
    }))
    .pipe(inspectionRequestSchema);

export async function inspectAction(_previous: FormState, data: FormData): Promise<FormState> {
  return formResult(data, async () => {
    const staff = await requireActor(assertStaff);
    const { returnId } = readForm(data, returnForm);
    const { total } = await getReturnDetail(staff, returnId);
    await inspectReturn(staff, returnId, readForm(data, inspectionForm(total.currency)));
    revalidatePath("/fulfillment/returns", "layout");
    return { status: "done", message: "Decided." };
  });
}

export async function receiveReturnAction(_previous: FormState, data: FormData): Promise<FormState> {
  return formResult(data, async () => {
    const { returnId } = readForm(data, returnForm);
    await receiveReturn(await requireActor(assertStaff), returnId);
    revalidatePath("/fulfillment/returns", "layout");
    return { status: "done", message: "Noted." };
  });
}
