import "server-only";
import { decode, encode } from "next-auth/jwt";
import { cookies } from "next/headers";
import { z } from "zod";
import { isSecureSite } from "@/lib/account/session/cookie";
import { purposeSchema } from "@/lib/platform/challenge/schema";
import { env } from "@/lib/platform/env";

/** A browser without a script that waits for its turn: with which ticket, for what, and where it goes on. */
const waitingSchema = z.object({
  purpose: purposeSchema,
  ticket: z.string(),
  back: z.string().startsWith("/"),
  /** What was typed, no secret. */
  typed: z.record(z.string(), z.string()),
});
export type Waiting = z.infer<typeof waitingSchema>;

const KEEP_SECONDS = 3600;
/** A key of its own: what is sealed here is no session. */
const sealing = () => ({ secret: env("AUTH_SECRET"), salt: "waiting" });
const cookieName = () => `${isSecureSite() ? "__Host-" : ""}waiting`;
const options = () => ({ httpOnly: true, sameSite: "lax", path: "/", secure: isSecureSite() }) as const;

/** Only in a server action or a route. */
export async function keepWaiting(waiting: Waiting): Promise<void> {
  const sealed = await encode({ ...sealing(), token: { waiting }, maxAge: KEEP_SECONDS });
  (await cookies()).set(cookieName(), sealed, { ...options(), maxAge: KEEP_SECONDS });
}

/** What this browser waits for, if it does. */
export async function readWaiting(): Promise<Waiting | undefined> {
  const sealed = (await cookies()).get(cookieName())?.value;
  if (sealed === undefined) return undefined;
  const opened = await decode({ ...sealing(), token: sealed }).catch(() => null); // altered, or past its end
  return waitingSchema.safeParse(opened?.["waiting"]).data;
}

/** Only in a server action or a route. */
export async function forgetWaiting(): Promise<void> {
  const jar = await cookies();
  if (jar.has(cookieName())) jar.delete({ name: cookieName(), ...options() });
}
