import "server-only";
import { cookies } from "next/headers";
import { cache } from "react";
import { sentToken } from "@/lib/account/session/cookie";
import { openSession } from "@/lib/account/session/open";
import { assertManager, assertStaff, sessionViews, viewerOf } from "@/lib/account/session/rules";
import type { Session, SessionView, Viewer } from "@/lib/account/session/schema";
import { findSessions } from "@/lib/account/session/store";
import { AppError } from "@/lib/platform/errors";

async function readSession(): Promise<Session | null> {
  const token = await sentToken();
  return (token && (await openSession(token))?.session) || null;
}

/** The session of this request; null where there is none, or it has ended. A page reads it once, and reads one item. */
export const currentSession = cache(readSession);

/** Who is signed in, as the data says now; null without a session that counts. */
export async function currentViewer(): Promise<Viewer | null> {
  const session = await currentSession();
  return session && viewerOf(session);
}

/** @throws AppError unauthenticated */
export async function requireSession(): Promise<Session> {
  const session = await currentSession();
  if (!session) throw new AppError("unauthenticated");
  return session;
}

/** @throws AppError unauthenticated */
export const requireViewer = async (): Promise<Viewer> => viewerOf(await requireSession());

/** The sessions of who asks, those that count. */
export const listMySessions = async (session: Session): Promise<SessionView[]> =>
  sessionViews(await findSessions(session.customerId), session.sessionId, Date.now());

/** next-auth's token for a plain sign-in form; empty before its cookie is there. */
export async function csrfToken(): Promise<string> {
  const jar = await cookies();
  const cookie = jar.get("next-auth.csrf-token") ?? jar.get("__Host-next-auth.csrf-token");
  return cookie?.value.split("|")[0] ?? "";
}

/** @throws AppError unauthenticated, forbidden to all but the team */
export async function requireStaff(): Promise<Viewer> {
  const viewer = await requireViewer();
  assertStaff(viewer);
  return viewer;
}

/** @throws AppError unauthenticated, forbidden to all but managers */
export async function requireManager(): Promise<Viewer> {
  const viewer = await requireViewer();
  assertManager(viewer);
  return viewer;
}
