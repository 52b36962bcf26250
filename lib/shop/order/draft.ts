import "server-only";
import { decode, encode } from "next-auth/jwt";
import { cookies } from "next/headers";
import { z } from "zod";
import { isSecureSite } from "@/lib/account/session/cookie";
import { env } from "@/lib/platform/env";
import { postalAddressSchema } from "@/lib/platform/postal-address/schema";

/** What a visitor chose before signing in, as it was typed. */
const draftSchema = z.object({
  size: z.string().max(8).optional(),
  shippingAddress: postalAddressSchema.partial().optional(),
});
export type OrderDraft = z.infer<typeof draftSchema>;

export const orderDraftForm = draftSchema;

/** As long as an address can be verified, and a night more. */
const KEEP_SECONDS = 3 * 24 * 3600;
/** A key of its own: what is sealed here is no session. */
const sealing = () => ({ secret: env("AUTH_SECRET"), salt: "order-draft" });
const cookieName = () => `${isSecureSite() ? "__Host-" : ""}order-draft`;
const options = () => ({ httpOnly: true, sameSite: "lax", path: "/", secure: isSecureSite() }) as const;

/** Keeps the draft in this browser, sealed: it survives sign-up, mail and sign-in. Only in a server action or a route. */
export async function keepDraft(draft: OrderDraft): Promise<void> {
  const sealed = await encode({ ...sealing(), token: { draft }, maxAge: KEEP_SECONDS });
  (await cookies()).set(cookieName(), sealed, { ...options(), maxAge: KEEP_SECONDS });
}

/** What this browser's visitor chose before; empty for none, and for what is none of ours. */
export async function readDraft(): Promise<OrderDraft> {
  const sealed = (await cookies()).get(cookieName())?.value;
  if (sealed === undefined) return {};
  const opened = await decode({ ...sealing(), token: sealed }).catch(() => null); // altered, or past its end
  return draftSchema.safeParse(opened?.["draft"]).data ?? {};
}

/** Only in a server action or a route. */
export const forgetDraft = async (): Promise<void> =>
  void (await cookies()).delete({ name: cookieName(), ...options() });
