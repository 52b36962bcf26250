import type { AuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { SESSION_SECONDS } from "@/lib/auth/session";
import { authenticate } from "@/lib/customer/server";
import { env } from "@/lib/env";
import { networkOf } from "@/lib/http/client";
import { digestId } from "@/lib/ids";
import { log } from "@/lib/log";
import { rateLimit } from "@/lib/rate-limit/server";
import { emailSchema } from "@/lib/registration/schema";
import { z } from "zod";

const credentialsSchema = z.object({ email: emailSchema, password: z.string().min(1).max(128) });
/** Guesses at one address from one network: a guesser is stopped, and cannot lock the owner out. */
const PER_ADDRESS_AND_NETWORK = { max: 20, windowSeconds: 900 };
const PER_NETWORK = { max: 1000, windowSeconds: 900 };

type HeaderRecord = Readonly<Record<string, string | undefined>>;

async function limitGuesses(email: string, headers: HeaderRecord): Promise<void> {
  const network = networkOf({ get: (name) => headers[name] ?? null });
  await rateLimit({ key: `signin:${network}`, ...PER_NETWORK });
  await rateLimit({ key: `signin:${digestId(email)}:${network}`, ...PER_ADDRESS_AND_NETWORK });
}

async function authorize(given: unknown, request: { readonly headers?: HeaderRecord | undefined }) {
  const parsed = credentialsSchema.safeParse(given);
  if (!parsed.success) return null;
  const { email, password } = parsed.data;
  await limitGuesses(email, request.headers ?? {});
  const customer = await authenticate(email, password);
  return customer
    ? {
        id: customer.customerId,
        email: customer.email,
        name: customer.firstName,
        role: customer.role,
        passwordSetAt: customer.passwordSetAt,
      }
    : null;
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
