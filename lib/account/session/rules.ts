import type { Customer, Role } from "@/lib/account/customer/schema";
import type { Session, SessionView, Viewer } from "@/lib/account/session/schema";
import { AppError } from "@/lib/platform/errors";
import { ttlAfter } from "@/lib/platform/table/ttl";

/** Whether the viewer belongs to the team. */
export const isStaff = ({ role }: Pick<Viewer, "role">): boolean => role !== "customer";

/** Whether the viewer runs drops and the team. */
export const isManager = ({ role }: Pick<Viewer, "role">): boolean => role === "manager";

/** Whether the team's policy wants a second factor of the viewer before anything else. */
export const owesSecondFactor = ({ secondFactor }: Pick<Viewer, "secondFactor">): boolean => secondFactor === "due";

/** Whether what is the team's is open to the viewer now. */
export const mayWork = (viewer: Pick<Viewer, "role" | "secondFactor">): boolean =>
  isStaff(viewer) && !owesSecondFactor(viewer);

/** @throws AppError forbidden to all but the team, second_factor_required */
export function assertStaff(viewer: Viewer): void {
  if (!isStaff(viewer)) throw new AppError("forbidden");
  if (owesSecondFactor(viewer)) throw new AppError("second_factor_required");
}

/** @throws AppError forbidden to all but managers, second_factor_required */
export function assertManager(viewer: Viewer): void {
  if (!isManager(viewer)) throw new AppError("forbidden");
  assertStaff(viewer);
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const TEAM_LIMITS = { absoluteMs: 12 * HOUR_MS, idleMs: HOUR_MS };

/** How long a session lasts in all, and unused. The team's are NIST SP 800-63B-4's for AAL2 or shorter. */
export const SESSION_LIMITS = {
  customer: { absoluteMs: 7 * DAY_MS, idleMs: 2 * DAY_MS },
  fulfillment: TEAM_LIMITS,
  manager: TEAM_LIMITS,
} as const satisfies Record<Role, { readonly absoluteMs: number; readonly idleMs: number }>;

/** A session's use is noted no more often than this: not each request is a write. */
const NOTED_EVERY_MS = 5 * 60_000;

const idleEndMs = ({ role, lastSeenAt }: Pick<Session, "role" | "lastSeenAt">): number =>
  Date.parse(lastSeenAt) + SESSION_LIMITS[role].idleMs;

const endMs = (session: Pick<Session, "role" | "lastSeenAt" | "endsAt">): number =>
  Math.min(idleEndMs(session), Date.parse(session.endsAt));

/** Whether the session counts at this moment: neither its time nor its patience has run out. */
export const isLive = (session: Session, nowMs: number): boolean => nowMs < endMs(session);

/** Whether its use should be noted now. */
export const isUnnoted = ({ lastSeenAt }: Session, nowMs: number): boolean =>
  nowMs - Date.parse(lastSeenAt) >= NOTED_EVERY_MS;

/** What a session that is seen at this moment notes of it. */
export function seenAt(session: Pick<Session, "role" | "endsAt">, nowMs: number) {
  const lastSeenAt = new Date(nowMs).toISOString();
  return { lastSeenAt, ttlSeconds: ttlAfter(endMs({ ...session, lastSeenAt })) };
}

/** What a session says of its customer. */
export const claimsOf = ({
  customerId,
  email,
  firstName,
  role,
  verifiedAt,
  passwordSetAt,
  secondFactor,
}: Customer) => ({
  customerId,
  email,
  firstName,
  role,
  verified: verifiedAt !== undefined,
  ...(passwordSetAt !== undefined && { passwordSetAt }),
  ...(secondFactor !== undefined && { secondFactor }),
});

const CLAIMS = ["customerId", "email", "firstName", "role", "verified", "passwordSetAt", "secondFactor"] as const;

/** Whether there can be sessions of the customer: an account that is gone, deactivated or being erased has none. */
export const maySignIn = (customer: Customer | undefined): customer is Customer =>
  customer !== undefined && customer.deactivatedAt === undefined && customer.erasedAt === undefined;

/** Whether what the session says is still so: verified or not, role, password. */
export function isTrueOf(session: Session, customer: Customer | undefined): boolean {
  const now: Partial<Session> = maySignIn(customer) ? claimsOf(customer) : {};
  return CLAIMS.every((claim) => session[claim] === now[claim]);
}

export const viewerOf = ({ customerId, email, firstName, role, verified, secondFactor }: Session): Viewer => ({
  customerId,
  email,
  firstName,
  role,
  verified,
  ...(secondFactor && { secondFactor }),
});

const byLastSeen = (a: SessionView, b: SessionView): number =>
  Number(b.isThis) - Number(a.isThis) || b.lastSeenAt.localeCompare(a.lastSeenAt);

/** What the owner of the sessions sees: those that count, this one first, then the last seen. */
export const sessionViews = (sessions: readonly Session[], thisId: string, nowMs: number): SessionView[] =>
  sessions
    .filter((session) => isLive(session, nowMs))
    .map(({ sessionId, device, authTime, lastSeenAt }) => ({
      sessionId,
      device,
      authTime,
      lastSeenAt,
      isThis: sessionId === thisId,
    }))
    .sort(byLastSeen);
