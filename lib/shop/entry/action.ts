"use server";

import { revalidatePath } from "next/cache";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { z } from "zod";
import { requireActor, requireActingSession } from "@/lib/account/session/actor";
import { viewerOf } from "@/lib/account/session/rules";
import { orWait, shownWith } from "@/lib/account/waiting/server";
import { proofFieldSchema } from "@/lib/platform/challenge/schema";
import { formResult, readForm } from "@/lib/platform/http/form";
import { typedIn, type FormState } from "@/lib/platform/http/form-state";
import { sizesIn } from "@/lib/shop/entry/choices";
import { changeEntryFrom, enterDrawFrom } from "@/lib/shop/entry/door";
import { changeRequestSchema, enterRequestSchema } from "@/lib/shop/entry/schema";
import { withdrawMine } from "@/lib/shop/entry/server";
import { demandOf } from "@/lib/shop/proof/server";
import { pageEvidenceText } from "@/lib/shop/risk/evidence/schema";

/** Choices as sizes; of two addresses that of the book counts. */
function inOrder({ shippingAddress, ...fields }: Record<string, unknown>) {
  return { ...fields, sizes: sizesIn(fields), ...(fields["addressId"] === undefined && { shippingAddress }) };
}

const enterForm = z.preprocess(
  (fields) => inOrder(z.record(z.string(), z.unknown()).parse(fields)),
  enterRequestSchema.extend({
    dropId: z.string().max(40),
    idempotencyKey: z.string(),
    evidence: pageEvidenceText.optional(),
    ...proofFieldSchema.shape,
  }),
);

const changeForm = z.preprocess(
  (fields) => inOrder(z.record(z.string(), z.unknown()).parse(fields)),
  changeRequestSchema.extend({ entryId: z.string().max(40), dropId: z.string().max(40) }),
);

/** What is filled in anew after a wait. */
const TYPED = /^(first|second|third|addressId|shippingAddress\.\w+)$/;
const keptOf = (data: FormData) =>
  Object.fromEntries(Object.entries(typedIn(data)).filter(([name, text]) => TYPED.test(name) && text !== ""));

const pageOf = (dropId: string): string => `/drops/${dropId}/enter`;

export async function enterDrawAction(_previous: FormState, data: FormData): Promise<FormState> {
  return formResult(data, async () => {
    const session = await requireActingSession();
    const wish = readForm(data, enterForm);
    const { dropId } = wish;
    const sent = await headers();
    const demand = demandOf(sent, viewerOf(session), "enter", dropId);
    const enter = async () => enterDrawFrom(sent, session, { ...wish, proof: await shownWith("enter", wish.proof) });
    await orWait(sent, async () => ({ demand, back: pageOf(dropId), typed: keptOf(data) }), enter);
    redirect(pageOf(dropId));
  });
}

export async function changeEntryAction(_previous: FormState, data: FormData): Promise<FormState> {
  return formResult(data, async () => {
    const { entryId, dropId, ...wish } = readForm(data, changeForm);
    await changeEntryFrom(await requireActor(), entryId, wish);
    revalidatePath(pageOf(dropId));
    return { status: "done", message: "Your entry is changed. Your receipt stays as it is." };
  });
}

const withdrawForm = z.object({ entryId: z.string().max(40), dropId: z.string().max(40) });

export async function withdrawEntryAction(_previous: FormState, data: FormData): Promise<FormState> {
  return formResult(data, async () => {
    const { entryId, dropId } = readForm(data, withdrawForm);
    await withdrawMine(entryId, await requireActor());
    revalidatePath(pageOf(dropId));
    return { status: "done", message: "Your entry is withdrawn." };
  });
}
