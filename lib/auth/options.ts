import type { AuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { authenticate } from "@/lib/customer/server";
import { env } from "@/lib/env";
import { digestId } from "@/lib/ids";
import { rateLimit } from "@/lib/rate-limit/server";
import { emailSchema } from "@/lib/registration/schema";
import { z } from "zod";

const credentialsSchema = z.object({ email: emailSchema, password: z.string().min(1).max(128) });
const SESSION_SECONDS = 7 * 86_400;
const GUESSES = { max: 20, windowSeconds: 900 }; // per address: a guesser is stopped, a forgetful owner is not

async function authorize(given: unknown) {
  const parsed = credentialsSchema.safeParse(given);
  if (!parsed.success) return null;
  const { email, password } = parsed.data;
  await rateLimit({ key: `signin:${digestId(email)}`, ...GUESSES });
  const customer = await authenticate(email, password);
  return customer
    ? { id: customer.customerId, email: customer.email, name: customer.firstName, role: customer.role }
    : null;
}

/** next-auth with credentials and a JWT session. The token says which customer; what they may do is read from the data. */
export const authOptions = (): AuthOptions => ({
  secret: env("AUTH_SECRET"),
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
    jwt: ({ token, user }) => (user ? { ...token, sub: user.id, role: (user as { role?: string }).role } : token),
    session: ({ session, token }) => ({ ...session, user: { ...session.user, id: token.sub, role: token["role"] } }),
  },
});
