import { describe, expect, it } from "vitest";
import { digestId } from "@/lib/platform/ids";
import { newTokenSeed } from "@/lib/platform/link-token/rules";
import { linkStateOf, readToken, requestParts, tokenOf, usedAtOf } from "@/lib/account/password-reset/rules";
import type { PasswordReset } from "@/lib/account/password-reset/schema";
import { isOpen, resetStatuses } from "@/lib/account/password-reset/states";
import { tokenOf as verificationTokenOf } from "@/lib/account/registration/rules";

const resetId = `pwr_${digestId("someone")}` as const;
const source = { resetId, tokenSeed: newTokenSeed() };

describe("the token of a reset link", () => {
  it("leads back to its request, and is the same when the mail is written again", () => {
    const { token, tokenHash } = tokenOf(source, "key");
    expect(readToken(token)).toEqual({ resetId, tokenHash });
    expect(tokenOf(source, "key").token).toBe(token);
    expect(tokenOf(source, "another key").token).not.toBe(token);
  });

  it("has not changed since it was mailed: old links keep working", () =>
    expect(tokenOf({ resetId, tokenSeed: "seed" }, "key")).toEqual({
      token: `${resetId}.0HXhzFc7b3PqzDxhis4DWCf2tzpSCc3vYbWyustkttI`,
      tokenHash: "n5NYqJOKv2-e6fEK5NcaDF11unsMM2VDEuwd7gNtIbg",
    }));

  it("is no verification token, even from the same seed", () => {
    const registrationId = `reg_${digestId("someone")}` as const;
    const verification = verificationTokenOf({ registrationId, tokenSeed: source.tokenSeed }, 0, "key").token;
    expect(verification.split(".")[1]).not.toBe(tokenOf(source, "key").token.split(".")[1]);
    expect(readToken(verification)).toBeUndefined();
  });
});

describe("asking", () => {
  const asker = { email: "ada@example.com", passwordSetAt: undefined };

  it("is known by purpose, address, last change and minute", () => {
    const email = "ada@example.com";
    expect(requestParts(asker, 60_000)).toEqual(["password-reset", email, "", "1"]);
    expect(requestParts({ email, passwordSetAt: "2026" }, 0)).toEqual(["password-reset", email, "2026", "0"]);
  });

  it("twice within a minute is asking once", () =>
    expect(requestParts(asker, 60_000)).toEqual(requestParts(asker, 119_999)));

  it.each([
    [asker, 120_000],
    [{ ...asker, email: "eve@example.com" }, 60_000],
    [{ ...asker, passwordSetAt: "2026-01-01T00:00:00.000Z" }, 60_000],
  ])("later, for another address or after a change is asking anew", (other, nowMs) =>
    expect(requestParts(other, nowMs)).not.toEqual(requestParts(asker, 60_000)),
  );
});

describe("a link", () => {
  const expiresAt = "2026-01-01T01:00:00.000Z";
  const usedAt = "2026-01-01T00:30:00.000Z";
  const [before, after] = [Date.parse(expiresAt) - 1, Date.parse(expiresAt)];

  const times = { createdAt: expiresAt, updatedAt: expiresAt, ttlSeconds: 0 };
  const stored = (reset: { status: PasswordReset["status"]; expiresAt: string; usedAt?: string }) =>
    ({ ...source, ...times, tokenHash: "h", callbackId: "c", ...reset }) as PasswordReset;

  it.each([
    [{ status: "mailed", expiresAt }, before, "open"],
    [{ status: "pending", expiresAt }, before, "open"],
    [{ status: "mailed", expiresAt }, after, "expired"],
    [{ status: "expired", expiresAt }, before, "expired"],
    [{ status: "mailed", expiresAt, usedAt }, after, "used"],
    [{ status: "changed", expiresAt, usedAt }, after, "used"],
    [{ status: "pending", expiresAt, usedAt }, before, "used"],
    [{ status: "changed", expiresAt }, before, "used"],
    [{ status: "failed", expiresAt, usedAt }, before, "invalid"],
  ] as const)("%j is %s then %s", (reset, nowMs, state) => expect(linkStateOf(stored(reset), nowMs)).toBe(state));

  it("was used when a password was given, and never where it expired", () => {
    expect(usedAtOf(stored({ status: "changed", expiresAt, usedAt }))).toBe(usedAt);
    expect(usedAtOf(stored({ status: "mailed", expiresAt }))).toBeUndefined();
    expect(usedAtOf(stored({ status: "expired", expiresAt }))).toBeUndefined();
  });

  it("that is over starts nothing any more", () => {
    expect(resetStatuses.filter((status) => isOpen({ status }))).toEqual(["pending", "mailed"]);
  });
});
