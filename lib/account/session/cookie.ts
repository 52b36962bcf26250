import "server-only";
import { cookies } from "next/headers";
import { SESSION_LIMITS } from "@/lib/account/session/rules";
import { encodeToken } from "@/lib/account/session/token";
import type { Begun } from "@/lib/account/session/transitions";
import { env } from "@/lib/platform/env";

/** As long as the longest session: the record in the table decides. */
export const COOKIE_SECONDS = SESSION_LIMITS.customer.absoluteMs / 1000;

export const isSecureSite = (): boolean => env("SITE_URL").startsWith("https:");

/** next-auth's own name for it. */
const cookieName = () => `${isSecureSite() ? "__Secure-" : ""}next-auth.session-token`;

/** The session's token as this browser sends it. */
export const sentToken = async (): Promise<string | undefined> => (await cookies()).get(cookieName())?.value;

/** Gives this browser the token of a session that just began. Only in a server action or a route. */
export async function handOut({ session, secret }: Begun): Promise<void> {
  const token = await encodeToken({ sub: session.customerId, sid: secret }, session.endsAt);
  const options = { httpOnly: true, sameSite: "lax", path: "/", secure: isSecureSite() } as const;
  (await cookies()).set(cookieName(), token, { ...options, maxAge: COOKIE_SECONDS });
}
