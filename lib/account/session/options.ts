import "server-only";
import type { AuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { emailSchema } from "@/lib/account/customer/schema";
import { authenticate } from "@/lib/account/session/authenticate";
import { SESSION_SECONDS } from "@/lib/account/session/cookie";
import { env } from "@/lib/platform/env";
import { isAppError } from "@/lib/platform/errors";
import { networkOf } from "@/lib/platform/http/client";
import { digestId } from "@/lib/platform/ids";
import { log } from "@/lib/platform/log";
import { rateLimit } from "@/lib/platform/rate-limit/server";
import { z } from "zod";

const credentialsSchema = z.object({ email: emailSchema, password: z.string().min(1).max(128) });
/** Wrong passwords for one address from one network: a guesser is stopped, and cannot lock the owner out. */
const PER_ADDRESS_AND_NETWORK = { max: 20, windowSeconds: 900 };
const PER_NETWORK = { max: 1000, windowSeconds: 900 };

type HeaderRecord = Readonly<Record<string, string | undefined>>;

async function limitGuesses(email: string, headers: HeaderRecord) {
  const network = networkOf({ get: (name) => headers[name] ?? null });
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

async function check({ email, password }: z.infer<typeof credentialsSchema>, request: RequestHeaders) {
  const guess = await limitGuesses(email, request.headers ?? {});
  const customer = await authenticate(email, password);
  if (!customer) return null;
  await guess.giveBack();
  const { customerId, firstName, role, passwordSetAt } = customer;
  return { id: customerId, email: customer.email, name: firstName, role, passwordSetAt };
}

/** What `authorize` adds to next-auth's idea of a user. */
type SignedIn = { readonly role?: string; readonly passwordSetAt?: string };

/** next-auth with credentials and a JWT session. The token says which customer; what they may do is read from the data. */
export const authOptions = (): AuthOptions => ({
  secret: env("AUTH_SECRET"),
  logger: {
    error: (code) => log.warn("next-auth", { code }),
    warn: (code) => log.warn("next-auth", { code }),
    debug: () => undefined,
  },
  session: { strategy: "jwt", maxAge: SESSION_SECONDS },
  pages: { signIn: "/signin", error: "/signin" },
  providers: [
    CredentialsProvider({
      id: "credentials",
      name: "E-mail and password",
      credentials: { email: { label: "Email", type: "email" }, password: { label: "Password", type: "password" } },
      authorize,
    }),
  ],
  callbacks: {
    jwt: ({ token, user }) => {
      if (!user) return token;
      const { role, passwordSetAt } = user as SignedIn;
      return { ...token, sub: user.id, role, passwordSetAt };
    },
    session: ({ session, token: { sub, role, passwordSetAt } }) => ({
      ...session,
      user: { ...session.user, id: sub, role, passwordSetAt },
    }),
  },
});
