"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { requireActor } from "@/lib/account/session/actor";
import { decideBulk } from "@/lib/desk/decision/bulk";
import {
  type BulkRequest,
  bulkRequestSchema,
  type BulkResult,
  decisionRequestSchema,
  ringFormSchema,
} from "@/lib/desk/decision/schema";
import { decideSoon, undoDecision } from "@/lib/desk/decision/server";
import { scoreShownSchema } from "@/lib/shop/order/review/schema";
import { AppError } from "@/lib/platform/errors";
import { issuesOf } from "@/lib/platform/http/issues";
import { formResult, readForm } from "@/lib/platform/http/form";
import type { FormState } from "@/lib/platform/http/form-state";

const decideForm = decisionRequestSchema.extend({
  orderId: z.string(),
  approvalReason: z.string().max(64).optional(),
  /** What the page showed of the score. */
  view: scoreShownSchema.default("list"),
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
    const { orderId, approvalReason, next, view, ...request } = readForm(data, decideForm);
    const reasonCode = request.decision === "approve" ? (approvalReason ?? request.reasonCode) : request.reasonCode;
    await decideSoon(await requireActor(), orderId, { ...request, reasonCode }, { view });
    revalidatePath("/fulfillment", "layout");
    if (next) redirect(withOutcome(next, request.decision, orderId));
    return { status: "done", code: request.decision, message: answers[request.decision] };
  });
}

export async function undoDecisionAction(_previous: FormState, data: FormData): Promise<FormState> {
  return formResult(data, async () => {
    const { orderId } = readForm(data, z.object({ orderId: z.string() }));
    await undoDecision(await requireActor(), orderId);
    revalidatePath("/fulfillment", "layout");
    return { status: "done", message: "Taken back. The order waits for a decision again." };
  });
}

/** What became of each order; null until it was sent. */
export interface BulkState {
  readonly form: FormState;
  readonly results: readonly BulkResult[] | null;
  /** What was sent, to go on with it. */
  readonly sent: BulkRequest | null;
}

const bulkForm = bulkRequestSchema.extend({
  orderIds: z
    .string()
    .transform((ids) => ids.split(",").filter(Boolean))
    .pipe(bulkRequestSchema.shape.orderIds),
});

async function decideTogether(data: FormData, read: () => BulkRequest): Promise<BulkState> {
  let outcome: Pick<BulkState, "results" | "sent"> = { results: null, sent: null };
  const form = await formResult(data, async () => {
    const sent = read();
    outcome = { results: await decideBulk(await requireActor(), sent), sent };
    return { status: "done", message: "Done." };
  });
  return { form, ...outcome };
}

export async function bulkDecideAction(_previous: BulkState, data: FormData): Promise<BulkState> {
  return decideTogether(data, () => readForm(data, bulkForm));
}

const textsOf = (data: FormData, name: string): string[] =>
  data.getAll(name).filter((value) => typeof value === "string");

/** The ticked orders of a ring. A box that is not ticked is not sent. */
const ringForm = z.object({
  bulkId: z.string(),
  choice: z.string().optional(),
  note: z.string().optional(),
});

export async function decideRingAction(_previous: BulkState, data: FormData): Promise<BulkState> {
  return decideTogether(data, () => {
    const fields = readForm(data, ringForm);
    const parsed = ringFormSchema.safeParse({ ...fields, orderIds: textsOf(data, "orderId") });
    if (!parsed.success) throw new AppError("validation_failed", { issues: issuesOf(parsed.error) });
    return parsed.data;
  });
}
