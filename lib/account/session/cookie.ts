import "server-only";
import { cookies } from "next/headers";
import { decode, encode } from "next-auth/jwt";
import { env } from "@/lib/platform/env";

export const SESSION_SECONDS = 7 * 86_400;
const SECURE = "__Secure-next-auth.session-token";
const NAMES = ["next-auth.session-token", SECURE];

/** Lets the session of this browser go on after its password was changed. All others have ended. */
export async function keepSession(passwordSetAt: string | undefined): Promise<void> {
  const jar = await cookies();
  const secret = env("AUTH_SECRET");
  const cookie = NAMES.map((name) => jar.get(name)).find((found) => found !== undefined);
  const token = cookie && (await decode({ token: cookie.value, secret }));
  if (!token) return;
  const renewed = await encode({ token: { ...token, passwordSetAt }, secret, maxAge: SESSION_SECONDS });
  const secure = cookie.name === SECURE;
  jar.set(cookie.name, renewed, { httpOnly: true, sameSite: "lax", path: "/", secure, maxAge: SESSION_SECONDS });
}
