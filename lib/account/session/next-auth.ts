import "server-only";
import type { AuthOptions } from "next-auth";
import type { JWT } from "next-auth/jwt";
import { openSession } from "@/lib/account/session/open";
import { sessionIdOf } from "@/lib/account/session/secret";
import { contentsOf, encodeToken } from "@/lib/account/session/token";
import { endSession, type Begun } from "@/lib/account/session/transitions";

/** A session as next-auth passes it on: from `authorize` and `decode` to its callbacks and `encode`. */
export const nextAuthToken = ({ session: { customerId, email, firstName, role, endsAt }, secret }: Begun) => ({
  sub: customerId,
  sid: secret,
  email,
  name: firstName,
  role,
  endsAt,
});

async function decode(token: string | undefined): Promise<JWT | null> {
  const opened = token ? await openSession(token) : null;
  return opened && nextAuthToken(opened);
}

function encode(token: JWT | undefined): Promise<string> {
  const contents = contentsOf(token);
  if (!contents || typeof token?.["endsAt"] !== "string") throw new Error("next-auth passed on no session");
  return encodeToken(contents, token["endsAt"]);
}

async function signOut(token: JWT | null): Promise<void> {
  const contents = contentsOf(token);
  if (contents) await endSession({ customerId: contents.sub, sessionId: sessionIdOf(contents.sid) });
}

/** next-auth takes every failure of these for a session that has ended; the caller must learn that it was an outage. */
const reported =
  <In, Out>(act: (given: In) => Promise<Out>, report: (error: unknown) => void) =>
  async (given: In): Promise<Out> => {
    try {
      return await act(given);
    } catch (error) {
      report(error);
      throw error;
    }
  };

/** Makes the record of a session decide in next-auth's own routes, too: an ended one is none, and is never minted again. */
export function recordedSessions(report: (error: unknown) => void) {
  const [read, end] = [reported(decode, report), reported(signOut, report)];
  return {
    jwt: { encode: async ({ token }) => encode(token), decode: async ({ token }) => read(token) },
    callbacks: {
      jwt: ({ token, user }) => (user ? { ...token, ...user } : token),
      session: ({ session, token: { sub, role, endsAt } }) => ({
        ...session,
        expires: String(endsAt),
        user: { ...session.user, id: sub, role },
      }),
    },
    events: { signOut: ({ token }) => end(token) },
  } satisfies Partial<AuthOptions>;
}
