import "server-only";
import type { AuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { emailSchema, type Customer } from "@/lib/account/customer/schema";
import { passwordSchema } from "@/lib/account/password/schema";
import { rememberBrowser, sentBrowser } from "@/lib/account/guessing/known-browser";
import { guessedAccount, guessPassword } from "@/lib/account/guessing/server";
import { codeSchema } from "@/lib/account/second-factor/schema";
import { passSecondFactor } from "@/lib/account/second-factor/server";
import { proveAt } from "@/lib/account/proof/server";
import { authenticate } from "@/lib/account/session/authenticate";
import { COOKIE_SECONDS, isSecureSite } from "@/lib/account/session/cookie";
import { deviceOf } from "@/lib/account/session/device";
import { nextAuthToken, recordedSessions } from "@/lib/account/session/next-auth";
import { currentSession } from "@/lib/account/session/server";
import { beginSession, endSession } from "@/lib/account/session/transitions";
import { forgetWaiting } from "@/lib/account/waiting/cookie";
import { shownWith } from "@/lib/account/waiting/server";
import { env } from "@/lib/platform/env";
import { AppError, isAppError } from "@/lib/platform/errors";
import { networkOf } from "@/lib/platform/http/client";
import { log } from "@/lib/platform/log";
import { z } from "zod";

const credentialsSchema = z.object({
  email: emailSchema,
  password: passwordSchema,
  /** Of the second factor, where the account has one. */
  code: codeSchema.optional(),
});
type HeaderRecord = Readonly<Record<string, string | undefined>>;

const reading = (headers: HeaderRecord) => ({ get: (name: string) => headers[name] ?? null });

type RequestHeaders = { readonly headers?: HeaderRecord | undefined };

/** What next-auth does not pass on as it is. */
export interface Reports {
  /** What failed while it read or ended a session: it answers as if there were none. */
  readonly failed: (error: unknown) => void;
  /** Why a sign-in was not judged: it answers with a page's address. */
  readonly refused: (error: AppError) => void;
}

/** next-auth puts an error's message into the address of the sign-in page: only codes may get there. */
async function authorize(given: unknown, request: RequestHeaders, { refused }: Reports) {
  const parsed = credentialsSchema.safeParse(given);
  if (!parsed.success) return null;
  try {
    return await check(parsed.data, request);
  } catch (error) {
    if (!isAppError(error)) log.error("signing in failed", error);
    const refusal = isAppError(error) ? error : new AppError("temporarily_unavailable", { cause: error });
    refused(refusal);
    throw new Error(refusal.code, { cause: error });
  }
}

/** No password is hashed before the proof. */
async function check({ email, password, code }: z.infer<typeof credentialsSchema>, { headers = {} }: RequestHeaders) {
  const account = guessedAccount(email);
  const browser = await sentBrowser();
  const guesser = { browser, network: networkOf(reading(headers)) };
  await proveAt("sign_in", reading(headers), await shownWith("sign_in", headers["x-challenge"]));
  const customer = await guessPassword(account, guesser, () => authenticate(email, password));
  log.info("sign-in", {
    account,
    network: guesser.network,
    customerId: customer?.customerId,
    accepted: Boolean(customer),
  });
  if (!customer) return null;
  await passSecondFactor(customer, code);
  await Promise.all([rememberBrowser(browser, account), forgetWaiting()]);
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

/** next-auth with credentials and a JWT session. The token leads to the session's record, which says who it is. */
export const authOptions = (reports: Reports): AuthOptions => ({
  secret: env("AUTH_SECRET"),
  useSecureCookies: isSecureSite(),
  logger: {
    error: (code) => (code === ENDED ? undefined : log.warn("next-auth", { code })),
    warn: (code) => log.warn("next-auth", { code }),
    debug: () => undefined,
  },
  session: { strategy: "jwt", maxAge: COOKIE_SECONDS },
  pages: { signIn: "/signin", error: "/signin", signOut: "/account" },
  providers: [
    CredentialsProvider({
      id: "credentials",
      name: "E-mail and password",
      credentials: {
        email: { label: "Email", type: "email" },
        password: { label: "Password", type: "password" },
        code: { label: "Code", type: "text" },
      },
      authorize: (given, request) => authorize(given, request, reports),
    }),
  ],
  ...recordedSessions(reports.failed),
});
