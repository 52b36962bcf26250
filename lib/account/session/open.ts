import { isLive, isUnnoted } from "@/lib/account/session/rules";
import { sessionIdOf } from "@/lib/account/session/secret";
import type { Session } from "@/lib/account/session/schema";
import { findSession } from "@/lib/account/session/store";
import { readToken } from "@/lib/account/session/token";
import { noteSeen, type Begun } from "@/lib/account/session/transitions";
import { log } from "@/lib/platform/log";

/** The session of a token and its secret; null when it has ended, by whatever, or the token is none of ours. One read. */
export async function openSession(token: string): Promise<Begun | null> {
  const contents = await readToken(token);
  if (!contents) return null;
  const session = await findSession(contents.sub, sessionIdOf(contents.sid));
  const nowMs = Date.now();
  if (!session || !isLive(session, nowMs)) return null;
  if (isUnnoted(session, nowMs)) await tryToNote(session, nowMs);
  return { session, secret: contents.sid };
}

/** A note that fails ends the session a little earlier; that is no reason to refuse the request. */
async function tryToNote(session: Session, nowMs: number): Promise<void> {
  try {
    await noteSeen(session, nowMs);
  } catch (error) {
    log.warn("the use of a session was not noted", { customerId: session.customerId }, error);
  }
}
