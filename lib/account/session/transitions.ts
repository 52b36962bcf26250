import { getCustomer } from "@/lib/account/customer/store";
import type { Customer } from "@/lib/account/customer/schema";
import { sessions } from "@/lib/account/session/record";
import { claimsOf, isTrueOf, seenAt, SESSION_LIMITS } from "@/lib/account/session/rules";
import type { Device, Session } from "@/lib/account/session/schema";
import { findSessions } from "@/lib/account/session/store";
import { newSessionSecret, sessionIdOf } from "@/lib/account/session/secret";

/**
 * Every write of a session. No two items are written at once, so both sides look again: who begins a session stores it and
 * then reads the customer; who changes a customer writes it and then reads the sessions. Whichever comes second sees the other.
 */

export interface Begun {
  readonly session: Session;
  /** In the token alone: the table knows its digest. */
  readonly secret: string;
}

/** Stores the session, and takes it back where what it says is no longer so: then resolves with undefined. */
async function begin(session: Omit<Session, "sessionId">): Promise<Begun | undefined> {
  const secret = newSessionSecret();
  const begun = { session: { ...session, sessionId: sessionIdOf(secret) }, secret };
  await sessions.create(begun.session, begun.session);
  if (isTrueOf(begun.session, await getCustomer(session.customerId))) return begun;
  await endSession(begun.session);
  return undefined;
}

/** A session of a customer whose password was just checked; undefined when the customer was changed meanwhile. */
export async function beginSession(customer: Customer, device: Device, nowMs: number): Promise<Begun | undefined> {
  const claims = claimsOf(customer);
  const endsAt = new Date(nowMs + SESSION_LIMITS[claims.role].absoluteMs).toISOString();
  const authTime = new Date(nowMs).toISOString();
  return begin({ ...claims, ...device, authTime, endsAt, ...seenAt({ ...claims, endsAt }, nowMs) });
}

/** The same session under a new secret, for what the customer now is. Its absolute end stays. */
export async function renewSession(session: Session, customer: Customer, nowMs: number): Promise<Begun | undefined> {
  const { device, network, authTime, endsAt } = session;
  const claims = claimsOf(customer);
  return begin({ ...claims, device, network, authTime, endsAt, ...seenAt({ ...claims, endsAt }, nowMs) });
}

/** Notes that the session is used. An ended one stays ended, and of many requests at once one writes. */
export async function noteSeen(session: Session, nowMs: number): Promise<void> {
  const when = sessions.when.is("lastSeenAt", session.lastSeenAt);
  await sessions.update(session, { set: seenAt(session, nowMs), when });
}

/** From now on its token is worth nothing. Safe to repeat. */
export const endSession = (session: Pick<Session, "customerId" | "sessionId">): Promise<void> =>
  sessions.delete(session);

/** Ends all sessions of the customer but one. Safe to repeat. */
export async function endOtherSessions({ customerId, sessionId }: Pick<Session, "customerId" | "sessionId">) {
  const others = (await findSessions(customerId)).filter((session) => session.sessionId !== sessionId);
  await Promise.all(others.map(endSession));
}

/**
 * Ends every session that says what is no longer so. Call it after each change of a customer: verification, password, role,
 * deletion. Safe to repeat, and ends none that began after the change.
 */
export async function endStaleSessions(customerId: string): Promise<void> {
  const found = await findSessions(customerId); // before the customer: what is newer than the customer read is not judged
  if (found.length === 0) return;
  const customer = await getCustomer(customerId);
  await Promise.all(found.filter((session) => !isTrueOf(session, customer)).map(endSession));
}
