import "server-only";
import { isStaff, viewerOf } from "@/lib/account/session/rules";
import type { Session, Viewer } from "@/lib/account/session/schema";
import { requireSession } from "@/lib/account/session/server";
import { rateLimitBeyond } from "@/lib/platform/rate-limit/beyond";

/** Changes of one account, of all kinds together: far above what a person does. The team decides by scripts too. */
const PER_ACCOUNT = {
  shopper: { free: 30, max: 240, windowSeconds: 60 },
  team: { free: 300, max: 12_000, windowSeconds: 60 },
} as const;

/** The session of who is about to change something. @throws AppError unauthenticated, rate_limited */
export async function requireActingSession(): Promise<Session> {
  const session = await requireSession();
  const { free, ...limit } = PER_ACCOUNT[isStaff(viewerOf(session)) ? "team" : "shopper"];
  await rateLimitBeyond(free, { key: `act:${session.customerId}`, ...limit });
  return session;
}

/**
 * Who is signed in and about to change something.
 * @param assertMay what is asked of them before anything is read @throws AppError unauthenticated, rate_limited, and what `assertMay` throws
 */
export async function requireActor(assertMay?: (viewer: Viewer) => void): Promise<Viewer> {
  const viewer = viewerOf(await requireActingSession());
  assertMay?.(viewer);
  return viewer;
}
