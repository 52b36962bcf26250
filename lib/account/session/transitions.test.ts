import { randomUUID } from "node:crypto";
import * as fc from "fast-check";
import { encode } from "next-auth/jwt";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Customer } from "@/lib/account/customer/schema";
import {
  deleteUnverifiedCustomer,
  getCustomer,
  markCustomerVerified,
  putCustomer,
  replacePassword,
} from "@/lib/account/customer/store";
import { openSession } from "@/lib/account/session/open";
import { SESSION_LIMITS } from "@/lib/account/session/rules";
import { findSessions } from "@/lib/account/session/store";
import { encodeToken } from "@/lib/account/session/token";
import {
  beginSession,
  endOtherSessions,
  endSession,
  endStaleSessions,
  renewSession,
  type Begun,
} from "@/lib/account/session/transitions";
import { dynamo } from "@/lib/platform/aws/clients";
import { digestId } from "@/lib/platform/ids";
import { useTable } from "@/workflows/testing/table";

useTable();
const SECRET = "a secret of the session tests, 32 characters";
beforeEach(() => vi.stubEnv("AUTH_SECRET", SECRET));
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

const NOW = Date.parse("2026-11-26T12:00:00.000Z");
const at = (ms: number) => vi.useFakeTimers({ toFake: ["Date"], now: ms });
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const DEVICE = { device: "Firefox on Windows", network: "n" };

async function customer(more: Partial<Customer> = {}): Promise<Customer> {
  const customerId = `cus_${digestId(randomUUID())}` as const;
  const names = { firstName: "Ada", lastName: "Lovelace" };
  const made: Customer = {
    customerId,
    email: `${customerId}@example.com`,
    ...names,
    passwordHash: "hash",
    role: "customer",
    createdAt: "2026-01-01T00:00:00.000Z",
    ...more,
  };
  await putCustomer(made);
  return made;
}

const tokenOf = ({ session, secret }: Begun) => encodeToken({ sub: session.customerId, sid: secret }, session.endsAt);

/** Signed in at `NOW`. */
async function signedIn(who: Customer) {
  at(NOW);
  const begun = await beginSession(who, DEVICE, Date.now());
  if (!begun) throw new Error("no session began");
  return { begun, token: await tokenOf(begun) };
}

const isOpen = async (token: string) => (await openSession(token)) !== null;

describe("a token", () => {
  it("leads to its session by one read of the table", async () => {
    const who = await customer();
    const { begun, token } = await signedIn(who);
    const sent = vi.spyOn(dynamo(), "send");
    expect(await openSession(token)).toEqual(begun);
    expect(sent.mock.calls.map(([command]) => command.constructor.name)).toEqual(["GetCommand"]);
  });

  it("is worth nothing once its session was ended, however often it is shown", async () => {
    const { begun, token } = await signedIn(await customer());
    for (let i = 0; i < 2; i++) await endSession(begun.session);
    for (let i = 0; i < 2; i++) expect(await isOpen(token)).toBe(false);
    at(NOW + HOUR); // long enough for a use to be noted: that brings nothing back
    expect(await isOpen(token)).toBe(false);
    expect(await findSessions(begun.session.customerId)).toEqual([]);
  });

  it("of another customer's session opens none", async () => {
    const [ada, eve] = [await customer(), await customer()];
    const { begun } = await signedIn(ada);
    const foreign = await encodeToken({ sub: eve.customerId, sid: begun.secret }, begun.session.endsAt);
    expect(await isOpen(foreign)).toBe(false);
  });

  it.each(["", "undefined", "null", "x.y.z", "%A0", "a".repeat(5000), "🦊"])("%j opens none", async (text) =>
    expect(await isOpen(text)).toBe(false),
  );

  it("that was altered, or made with another key, opens none", async () => {
    const { begun, token } = await signedIn(await customer());
    for (const at of [3, 40, token.length - 2]) {
      const other = token[at] === "A" ? "B" : "A";
      expect(await isOpen(token.slice(0, at) + other + token.slice(at + 1))).toBe(false);
    }
    vi.stubEnv("AUTH_SECRET", "another secret of 32 characters, at least");
    expect(await isOpen(await tokenOf(begun))).toBe(true);
    expect(await isOpen(token)).toBe(false);
  });

  it.each([
    {},
    { sub: "cus_1", sid: "x" },
    { sub: "cus_1#x", sid: "x".repeat(43) },
    { sub: 1, sid: [] },
    { sub: "undefined", sid: "undefined" },
  ])("of ours with %j in it opens none", async (contents) => {
    const token = await encode({ token: contents as Record<string, unknown>, secret: SECRET });
    expect(await isOpen(token)).toBe(false);
  });
});

/** Uses it again and again until then. */
const used = async (token: string, untilMs: number, stepMs: number) => {
  for (let ms = NOW; ms < untilMs; ms += stepMs) {
    at(ms);
    expect(await isOpen(token), new Date(ms).toISOString()).toBe(true);
  }
};

describe("the end of a session", () => {
  it.each([
    ["customer", 7 * DAY, 2 * DAY],
    ["fulfillment", 12 * HOUR, HOUR],
    ["manager", 12 * HOUR, HOUR],
  ] as const)("of a %s comes after %i ms in all, and %i ms unused", async (role, absoluteMs, idleMs) => {
    expect(SESSION_LIMITS[role]).toEqual({ absoluteMs, idleMs });
    const idle = await signedIn(await customer({ role }));
    at(NOW + idleMs - 1);
    expect(await isOpen(idle.token)).toBe(true);
    const unused = await signedIn(await customer({ role }));
    at(NOW + idleMs);
    expect(await isOpen(unused.token)).toBe(false);
    const busy = await signedIn(await customer({ role }));
    await used(busy.token, NOW + absoluteMs, idleMs - 1);
    at(NOW + absoluteMs);
    expect(await isOpen(busy.token)).toBe(false);
  });

  it("is not put off by a renewal, and the record is not kept longer", async () => {
    const who = await customer();
    const { begun } = await signedIn(who);
    at(NOW + 6 * DAY);
    const renewed = await renewSession(begun.session, who, Date.now());
    expect(renewed?.session).toMatchObject({ endsAt: begun.session.endsAt, authTime: begun.session.authTime });
    expect(renewed?.session.sessionId).not.toBe(begun.session.sessionId);
    expect(renewed?.session.ttlSeconds).toBe((NOW + 7 * DAY) / 1000);
  });

  it("is put off by use, noted once in five minutes and by one of many requests", async () => {
    const { token } = await signedIn(await customer());
    const sent = vi.spyOn(dynamo(), "send");
    const written = async (ms: number) => {
      at(NOW + ms);
      sent.mockClear();
      await Promise.all([1, 2, 3].map(() => isOpen(token)));
      const updates = sent.mock.results.filter((_, i) => sent.mock.calls[i]?.[0].constructor.name === "UpdateCommand");
      const outcomes = await Promise.allSettled(updates.map(({ value }) => value as Promise<unknown>));
      return outcomes.filter(({ status }) => status === "fulfilled").length;
    };
    expect(await written(5 * MINUTE - 1)).toBe(0);
    expect(await written(5 * MINUTE)).toBe(1);
    expect(await written(10 * MINUTE - 1)).toBe(0);
    expect(await written(10 * MINUTE)).toBe(1);
  });
});

/** Changes of a customer: each ends what a session says. */
const CHANGES: Readonly<Record<string, (who: Customer) => Promise<unknown>>> = {
  verification: ({ customerId }) => markCustomerVerified(customerId, new Date().toISOString()),
  "another password": ({ customerId, passwordHash }) =>
    replacePassword(customerId, { passwordHash: "new", passwordSetAt: new Date().toISOString() }, passwordHash),
  deletion: ({ customerId }) => deleteUnverifiedCustomer(customerId),
};

describe.each(Object.entries(CHANGES))("%s", (_, change) => {
  it("ends every session from before, and none from after", async () => {
    const who = await customer();
    const { token } = await signedIn(who);
    await change(who);
    const now = await getCustomer(who.customerId);
    const later = now && (await beginSession(now, DEVICE, Date.now()));
    for (let i = 0; i < 2; i++) await endStaleSessions(who.customerId);
    expect(await isOpen(token)).toBe(false);
    if (later) expect(await isOpen(await tokenOf(later))).toBe(true);
  });

  it("leaves no session from before behind, whenever one begins meanwhile", async () => {
    for (let i = 0; i < 25; i++) {
      const who = await customer();
      const changed = async () => {
        await change(who);
        await endStaleSessions(who.customerId);
      };
      const [begun] = await Promise.all([beginSession(who, DEVICE, Date.now()), changed()]);
      expect(await findSessions(who.customerId)).toEqual([]);
      if (begun) expect(await isOpen(await tokenOf(begun))).toBe(false);
    }
  });

  it("begins no session for what was read before", async () => {
    const who = await customer();
    await change(who);
    expect(await beginSession(who, DEVICE, Date.now())).toBeUndefined();
    expect(await findSessions(who.customerId)).toEqual([]);
  });
});

/**
 * Invariant: whatever happens in whatever order, a token opens its session exactly while it was not ended, its customer is
 * what they were, and neither its time nor its patience has run out.
 */
describe("sessions of one customer", () => {
  interface Model {
    readonly token: string;
    readonly begun: Begun;
    readonly bornMs: number;
    seenMs: number;
    ended: boolean;
  }
  const { absoluteMs, idleMs } = SESSION_LIMITS.customer;
  const expected = ({ ended, bornMs, seenMs }: Model, nowMs: number) =>
    !ended && nowMs < bornMs + absoluteMs && nowMs < seenMs + idleMs;

  async function walk(steps: readonly { readonly name: string; readonly pick: number; readonly hours: number }[]) {
    const { customerId } = await customer();
    const models: Model[] = [];
    let nowMs = NOW;
    const end = (which: (model: Model) => boolean) => models.filter(which).forEach((model) => (model.ended = true));
    for (const { name, pick, hours } of steps) {
      at((nowMs += hours * HOUR + 1)); // two passwords are never set at one moment
      const who = (await getCustomer(customerId))!;
      const picked = models[pick % Math.max(1, models.length)];
      if (name === "begin") {
        const begun = (await beginSession(who, DEVICE, nowMs))!;
        models.push({ begun, token: await tokenOf(begun), bornMs: nowMs, seenMs: nowMs, ended: false });
      } else if (name === "password") {
        const next = { passwordHash: randomUUID(), passwordSetAt: new Date().toISOString() };
        await replacePassword(customerId, next, who.passwordHash);
        await endStaleSessions(customerId);
        end(() => true);
      } else if (picked && name === "end") {
        await endSession(picked.begun.session);
        end((model) => model === picked);
      } else if (picked && name === "others") {
        await endOtherSessions(picked.begun.session);
        end((model) => model !== picked);
      }
      for (const model of models) {
        expect(await isOpen(model.token)).toBe(expected(model, nowMs));
        if (expected(model, nowMs)) model.seenMs = nowMs;
      }
    }
  }

  it("are open exactly as long as they should be", async () => {
    const step = fc.record({
      name: fc.constantFrom("begin", "begin", "see", "see", "end", "others", "password"),
      pick: fc.nat(5),
      hours: fc.constantFrom(0, 1, 20, 47, 48),
    });
    await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 12 }), walk), { numRuns: 40 });
  });
});
