import { describe, expect, it } from "vitest";
import type { Customer } from "@/lib/account/customer/schema";
import {
  assertManager,
  assertStaff,
  claimsOf,
  isLive,
  isManager,
  isStaff,
  isTrueOf,
  isUnnoted,
  mayWork,
  seenAt,
  sessionViews,
  viewerOf,
} from "@/lib/account/session/rules";
import type { Session, Viewer } from "@/lib/account/session/schema";
import { AppError } from "@/lib/platform/errors";

const NOW = Date.parse("2026-11-26T12:00:00.000Z");
const HOUR = 3_600_000;
const iso = (ms: number) => new Date(ms).toISOString();

const customer: Customer = {
  customerId: "cus_1",
  email: "ada@example.com",
  firstName: "Ada",
  lastName: "Lovelace",
  passwordHash: "hash",
  role: "customer",
  createdAt: iso(NOW),
};

const session = (more: Partial<Session> = {}): Session => ({
  ...claimsOf(customer),
  sessionId: "s",
  device: "Firefox on Windows",
  network: "n",
  authTime: iso(NOW),
  lastSeenAt: iso(NOW),
  endsAt: iso(NOW + 7 * 24 * HOUR),
  ttlSeconds: 0,
  ...more,
});

describe("a session", () => {
  it("lasts until it was not used for its time, or until its end, whichever is first", () => {
    expect(isLive(session(), NOW + 48 * HOUR - 1)).toBe(true);
    expect(isLive(session(), NOW + 48 * HOUR)).toBe(false);
    expect(isLive(session({ endsAt: iso(NOW + 1) }), NOW)).toBe(true);
    expect(isLive(session({ endsAt: iso(NOW + 1) }), NOW + 1)).toBe(false);
    expect(isLive(session({ role: "fulfillment" }), NOW + HOUR)).toBe(false);
  });

  it("is noted anew after five minutes, and kept until it would end", () => {
    expect(isUnnoted(session(), NOW + 299_999)).toBe(false);
    expect(isUnnoted(session(), NOW + 300_000)).toBe(true);
    const lastSeenAt = iso(NOW + HOUR);
    expect(seenAt(session(), NOW + HOUR)).toEqual({ lastSeenAt, ttlSeconds: (NOW + 49 * HOUR) / 1000 });
    const last = seenAt(session({ endsAt: iso(NOW + 2 * HOUR) }), NOW + HOUR);
    expect(last).toEqual({ lastSeenAt, ttlSeconds: (NOW + 2 * HOUR) / 1000 });
  });

  it("is true of its customer until one of its claims is not", () => {
    expect(isTrueOf(session(), customer)).toBe(true);
    expect(isTrueOf(session(), { ...customer, lastName: "Byron", passwordHash: "other" })).toBe(true);
    const changes: Partial<Customer>[] = [
      { verifiedAt: iso(NOW) },
      { passwordSetAt: iso(NOW) },
      { role: "fulfillment" },
      { email: "eve@example.com" },
      { firstName: "Eve" },
      { customerId: "cus_2" },
    ];
    for (const change of changes) expect(isTrueOf(session(), { ...customer, ...change })).toBe(false);
    expect(isTrueOf(session(), undefined)).toBe(false);
  });

  it("says who the viewer is", () =>
    expect(viewerOf(session({ verified: true }))).toEqual({
      customerId: "cus_1",
      email: "ada@example.com",
      firstName: "Ada",
      role: "customer",
      verified: true,
    }));

  it("is listed while it lasts: this one first, then the last seen", () => {
    const seen = (sessionId: string, hours: number) => session({ sessionId, lastSeenAt: iso(NOW - hours * HOUR) });
    const views = sessionViews([seen("old", 3), seen("over", 48), seen("this", 2), seen("new", 1)], "this", NOW);
    expect(views.map(({ sessionId, isThis }) => [sessionId, isThis])).toEqual([
      ["this", true],
      ["new", false],
      ["old", false],
    ]);
    expect(Object.keys(views[0] ?? {}).toSorted()).toEqual(["authTime", "device", "isThis", "lastSeenAt", "sessionId"]);
  });
});

describe("what is the team's", () => {
  const shopper: Viewer = {
    customerId: "cus_1",
    email: "ada@example.com",
    firstName: "Ada",
    role: "customer",
    verified: true,
  };

  it("is forbidden to a shopper", () => {
    expect(isStaff(shopper)).toBe(false);
    expect(() => assertStaff(shopper)).toThrow(new AppError("forbidden"));
  });

  it.each(["fulfillment", "manager"] as const)("is open to %s", (role) => {
    expect(isStaff({ role })).toBe(true);
    expect(() => assertStaff({ ...shopper, role })).not.toThrow();
  });

  it.each([
    ["customer", false],
    ["fulfillment", false],
    ["manager", true],
  ] as const)("and is a manager's: of %s %s", (role, isTheirs) => {
    expect(isManager({ role })).toBe(isTheirs);
    const ask = expect(() => assertManager({ ...shopper, role }));
    if (isTheirs) ask.not.toThrow();
    else ask.toThrow(new AppError("forbidden"));
  });

  it("but not to a member who owes a second factor", () => {
    const viewer = { ...shopper, role: "manager", secondFactor: "due" } as const;
    expect(mayWork(viewer)).toBe(false);
    for (const ask of [assertStaff, assertManager])
      expect(() => ask(viewer)).toThrow(new AppError("second_factor_required"));
    expect(mayWork({ ...viewer, secondFactor: "on" })).toBe(true);
    expect(mayWork(shopper)).toBe(false);
  });
});
