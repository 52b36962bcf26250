"use server";

import { revalidatePath } from "next/cache";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { z } from "zod";
import { saveAddress } from "@/lib/account/address-book/server";
import { viewerOf } from "@/lib/account/session/rules";
import type { Viewer } from "@/lib/account/session/schema";
import { requireActor, requireActingSession } from "@/lib/account/session/actor";
import { orWait, shownWith } from "@/lib/account/waiting/server";
import { proofFieldSchema } from "@/lib/platform/challenge/schema";
import { formResult, readForm } from "@/lib/platform/http/form";
import type { FormState } from "@/lib/platform/http/form-state";
import { log } from "@/lib/platform/log";
import type { PostalAddress } from "@/lib/platform/postal-address/schema";
import { dropFor } from "@/lib/shop/order/drop-choice";
import { forgetDraft, keepDraft, orderDraftForm } from "@/lib/shop/order/draft";
import { placeOrderFrom } from "@/lib/shop/order/entry";
import { placeOrderRequestSchema, sizeRequestSchema, type PlaceOrderRequest } from "@/lib/shop/order/schema";
import { cancelOrder } from "@/lib/shop/order/server";
import { demandOf } from "@/lib/shop/proof/server";
import { pageEvidenceText } from "@/lib/shop/risk/evidence/schema";

/** Of an address of the book and a typed one, the first counts: the fields of the other are only hidden. */
const placeOrderForm = z.preprocess(
  (fields) => withoutHidden(z.record(z.string(), z.unknown()).parse(fields)),
  placeOrderRequestSchema.extend({
    idempotencyKey: z.string(),
    evidence: pageEvidenceText.optional(),
    ...proofFieldSchema.shape,
  }),
);

function withoutHidden({ shippingAddress, ...fields }: Record<string, unknown>) {
  return fields["addressId"] === undefined ? { ...fields, shippingAddress } : fields;
}

export async function placeOrderAction(_previous: FormState, data: FormData): Promise<FormState> {
  return formResult(data, async () => {
    const session = await requireActingSession();
    const viewer = viewerOf(session);
    const order = readForm(data, placeOrderForm);
    const sent = await headers();
    const place = async () => placeOrderFrom(sent, session, { ...order, proof: await shownWith("order", order.proof) });
    const { orderId } = await orWait(sent, () => waitWith(sent, viewer, order), place);
    if (order.shippingAddress) await saveQuietly(viewer, order.shippingAddress);
    await forgetDraft();
    redirect(`/orders/${orderId}`);
  });
}

/** The size and the address are kept meanwhile. */
async function waitWith(sent: Headers, viewer: Viewer, { dropId, ...order }: PlaceOrderRequest) {
  const drop = await dropFor(dropId);
  await keepDraft(orderDraftForm.parse(order));
  return {
    demand: demandOf(sent, viewer, "order", drop.dropId),
    back: dropId === undefined ? "/" : `/drops/${dropId}`,
  };
}

/** The order is placed: whether its address is offered again next time must not undo that. */
async function saveQuietly(viewer: Viewer, address: PostalAddress): Promise<void> {
  await saveAddress(viewer, address).catch((error: unknown) => log.warn("an address was not saved", {}, error));
}

/** The page of the drop, which the visitor comes back to. */
const pageForm = z.object({
  path: z
    .string()
    .regex(/^\/(drops\/[a-z0-9-]+)?$/)
    .default("/"),
});

/** Keeps what a visitor chose, and asks them to sign in first. */
export async function beginOrderAction(_previous: FormState, data: FormData): Promise<FormState> {
  return formResult(data, async () => {
    const draft = readForm(data, orderDraftForm.extend(sizeRequestSchema.shape));
    const { path } = readForm(data, pageForm);
    await keepDraft(draft);
    redirect(`/signin?${new URLSearchParams({ callbackUrl: path, size: draft.size }).toString()}`);
  });
}

export async function cancelOrderAction(_previous: FormState, data: FormData): Promise<FormState> {
  return formResult(data, async () => {
    const { orderId } = readForm(data, z.object({ orderId: z.string() }));
    await cancelOrder(orderId, await requireActor());
    revalidatePath(`/orders/${orderId}`);
    return { status: "done", message: "Your order is cancelled. You are not charged." };
  });
}
