import "server-only";
import type { AuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { emailSchema, type Customer } from "@/lib/account/customer/schema";
import { passwordSchema } from "@/lib/account/password/schema";
import { authenticate } from "@/lib/account/session/authenticate";
import { COOKIE_SECONDS, isSecureSite } from "@/lib/account/session/cookie";
import { deviceOf } from "@/lib/account/session/device";
import { nextAuthToken, recordedSessions } from "@/lib/account/session/next-auth";
import { currentSession } from "@/lib/account/session/server";
import { beginSession, endSession } from "@/lib/account/session/transitions";
import { env } from "@/lib/platform/env";
import { isAppError } from "@/lib/platform/errors";
import { networkOf } from "@/lib/platform/http/client";
import { digestId } from "@/lib/platform/ids";
import { log } from "@/lib/platform/log";
import { rateLimit } from "@/lib/platform/rate-limit/server";
import { z } from "zod";

const credentialsSchema = z.object({ email: emailSchema, password: passwordSchema });
/** Wrong passwords for one address from one network: a guesser is stopped, and cannot lock the owner out. */
const PER_ADDRESS_AND_NETWORK = { max: 20, windowSeconds: 900 };
const PER_NETWORK = { max: 1000, windowSeconds: 900 };

type HeaderRecord = Readonly<Record<string, string | undefined>>;

const reading = (headers: HeaderRecord) => ({ get: (name: string) => headers[name] ?? null });

async function limitGuesses(email: string, headers: HeaderRecord) {
  const network = networkOf(reading(headers));
  await rateLimit({ key: `signin:${network}`, ...PER_NETWORK });
  return rateLimit({ key: `signin:${digestId(email)}:${network}`, ...PER_ADDRESS_AND_NETWORK });
}

type RequestHeaders = { readonly headers?: HeaderRecord | undefined };

/** next-auth puts an error's message into the address of the sign-in page: only codes may get there. */
async function authorize(given: unknown, request: RequestHeaders) {
  const parsed = credentialsSchema.safeParse(given);
  if (!parsed.success) return null;
  try {
    return await check(parsed.data, request);
  } catch (error) {
    if (!isAppError(error)) log.error("signing in failed", error);
    throw new Error(isAppError(error) ? error.code : "temporarily_unavailable", { cause: error });
  }
}

async function check({ email, password }: z.infer<typeof credentialsSchema>, { headers = {} }: RequestHeaders) {
  const guess = await limitGuesses(email, headers);
  const customer = await authenticate(email, password);
  if (!customer) return null;
  await guess.giveBack();
  return signIn(customer, headers);
}

/** Begins a session, and ends the one that this browser had. */
async function signIn(customer: Customer, headers: HeaderRecord) {
  const device = { device: deviceOf(headers["user-agent"]), network: networkOf(reading(headers)) };
  const begun = await beginSession(customer, device, Date.now());
  const before = await currentSession();
  if (begun && before) await endSession(before);
  return begun ? { id: customer.customerId, ...nextAuthToken(begun) } : null;
}

/** next-auth's word for a cookie without a session that counts: any browser may send one. */
const ENDED = "JWT_SESSION_ERROR";

/**
 * next-auth with credentials and a JWT session. The token leads to the session's record, which says who it is.
 * @param report what failed while next-auth read or ended a session: it answers as if there were none
 */
export const authOptions = (report: (error: unknown) => void): AuthOptions => ({
  secret: env("AUTH_SECRET"),
  useSecureCookies: isSecureSite(),
  logger: {
    error: (code) => (code === ENDED ? undefined : log.warn("next-auth", { code })),
    warn: (code) => log.warn("next-auth", { code }),
    debug: () => undefined,
  },
  session: { strategy: "jwt", maxAge: COOKIE_SECONDS },
  pages: { signIn: "/signin", error: "/signin" },
  providers: [
    CredentialsProvider({
      id: "credentials",
      name: "E-mail and password",
      credentials: { email: { label: "Email", type: "email" }, password: { label: "Password", type: "password" } },
      authorize,
    }),
  ],
  ...recordedSessions(report),
});
