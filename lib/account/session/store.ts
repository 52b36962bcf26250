import { sessions, sessionsOf } from "@/lib/account/session/record";
import type { Session } from "@/lib/account/session/schema";

/** The session as last written, ended by time or not; undefined when it was ended. */
export const findSession = (customerId: string, sessionId: string): Promise<Session | undefined> =>
  sessions.get({ customerId, sessionId });

/** All sessions of the customer that are still stored. */
export const findSessions = (customerId: string): Promise<Session[]> => sessions.queryKnown(sessionsOf(customerId));
