import "server-only";
import { cookies } from "next/headers";
import { isSecureSite } from "@/lib/account/session/cookie";
import { VERIFICATION_TIMEOUT_SECONDS } from "@/lib/account/registration/durations";
import { withTicket } from "@/lib/account/registration/ticket";
import { env } from "@/lib/platform/env";
import type { RegistrationId } from "@/lib/platform/ids";

/** The prefix binds the cookie to a host that is reached by TLS. */
const cookieName = () => `${isSecureSite() ? "__Host-" : ""}sign-up`;

/** The tickets of this browser, as it sends them. */
export const signUpTickets = async (): Promise<string | undefined> => (await cookies()).get(cookieName())?.value;

/** Lets this browser verify with the link alone. Only in a server action or a route. */
export async function rememberSignUp(registrationId: RegistrationId): Promise<void> {
  const tickets = withTicket(await signUpTickets(), registrationId, env("AUTH_SECRET"));
  const options = { httpOnly: true, sameSite: "lax", path: "/", secure: isSecureSite() } as const;
  (await cookies()).set(cookieName(), tickets, { ...options, maxAge: VERIFICATION_TIMEOUT_SECONDS });
}
