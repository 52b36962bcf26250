"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { requireViewer } from "@/lib/auth/server";
import { decideBulk } from "@/lib/fulfillment/bulk";
import { claimOrder } from "@/lib/fulfillment/claims";
import { stopOrderExecution } from "@/lib/fulfillment/operations";
import { bulkRequestSchema, newViewSchema, stopRequestSchema, type BulkResult } from "@/lib/fulfillment/schema";
import { decide } from "@/lib/fulfillment/server";
import { removeView, saveView } from "@/lib/fulfillment/views";
import { formResult, readForm } from "@/lib/http/form";
import type { FormState } from "@/lib/http/form-state";
import { decisionRequestSchema } from "@/lib/order/schema";

const decideForm = decisionRequestSchema.extend({
  orderId: z.string(),
  approvalReason: z.string().max(64).optional(),
  /** Where to go on after the decision. */
  next: z
    .string()
    .regex(/^\/fulfillment(\/|\?|$)/)
    .optional(),
});

const answers = { approve: "Approved.", reject: "Rejected." } as const;

const withOutcome = (next: string, decision: string, orderId: string) =>
  `${next}${next.includes("?") ? "&" : "?"}${new URLSearchParams({ decided: decision, of: orderId }).toString()}`;

export async function decideAction(_previous: FormState, data: FormData): Promise<FormState> {
  return formResult(data, async () => {
    const { orderId, approvalReason, next, ...request } = readForm(data, decideForm);
    const reasonCode = request.decision === "approve" ? (approvalReason ?? request.reasonCode) : request.reasonCode;
    await decide(await requireViewer(), orderId, { ...request, reasonCode });
    revalidatePath("/fulfillment", "layout");
    if (next) redirect(withOutcome(next, request.decision, orderId));
    return { status: "done", code: request.decision, message: answers[request.decision] };
  });
}

export async function takeOverAction(_previous: FormState, data: FormData): Promise<FormState> {
  return formResult(data, async () => {
    const { orderId } = readForm(data, z.object({ orderId: z.string() }));
    await claimOrder(await requireViewer(), orderId, true);
    revalidatePath("/fulfillment", "layout");
    return { status: "done", message: "You are looking at this order now." };
  });
}

export async function saveViewAction(_previous: FormState, data: FormData): Promise<FormState> {
  return formResult(data, async () => {
    const view = readForm(data, newViewSchema);
    await saveView(await requireViewer(), view);
    revalidatePath("/fulfillment");
    return { status: "done", message: "Saved." };
  });
}

export async function removeViewAction(_previous: FormState, data: FormData): Promise<FormState> {
  return formResult(data, async () => {
    const { name } = readForm(data, z.object({ name: z.string() }));
    await removeView(await requireViewer(), name);
    revalidatePath("/fulfillment");
    return { status: "done", message: "Removed." };
  });
}

/** What became of each order; null until it was sent. */
export interface BulkState {
  readonly form: FormState;
  readonly results: readonly BulkResult[] | null;
}

const bulkForm = bulkRequestSchema.extend({
  orderIds: z
    .string()
    .transform((ids) => ids.split(",").filter(Boolean))
    .pipe(bulkRequestSchema.shape.orderIds),
});

export async function bulkDecideAction(_previous: BulkState, data: FormData): Promise<BulkState> {
  let results: BulkResult[] | null = null;
  const form = await formResult(data, async () => {
    results = await decideBulk(await requireViewer(), readForm(data, bulkForm));
    return { status: "done", message: "Done." };
  });
  return { form, results };
}

export async function stopExecutionAction(_previous: FormState, data: FormData): Promise<FormState> {
  return formResult(data, async () => {
    const { name, reason } = readForm(data, stopRequestSchema.extend({ name: z.string() }));
    await stopOrderExecution(await requireViewer(), name, reason);
    revalidatePath("/fulfillment/operations", "layout");
    return { status: "done", message: "Stopped. Another execution brings the order to its end in about a minute." };
  });
}
