import { describe, expect, it } from "vitest";
import { digestId } from "@/lib/platform/ids";
import { newTokenSeed, sameHash } from "@/lib/platform/link-token/rules";
import { clickedAtOf, isNewer, isVerified, readToken, saltFor, tokenOf } from "@/lib/account/registration/rules";
import { registrationRequestSchema, type Registration } from "@/lib/account/registration/schema";

const registrationId = `reg_${digestId("someone")}` as const;

const source = { registrationId, tokenSeed: newTokenSeed() };

describe("verification tokens", () => {
  it("lead back to their registration and their hash, which does not hold the secret", () => {
    const { token, tokenHash } = tokenOf(source, 0, "key");
    expect(readToken(token)).toEqual({ registrationId, tokenHash });
    expect(tokenHash).not.toContain(token.split(".")[1]);
  });

  it("have not changed since they were mailed: old links keep working", () =>
    expect(tokenOf({ registrationId, tokenSeed: "seed" }, 3, "key")).toEqual({
      token: `${registrationId}.laTvs1rJCgAaCOxmWO0IhfrGwtR6HZecDp5NkMW7Sxo`,
      tokenHash: "jaE3iv-tVLX315_dFQWEdhn0kz8syo4zOqrp_nAjshQ",
    }));

  it("are the same for the same mail, and another for each mail, registration and key", () => {
    const again = tokenOf(source, 0, "key").token;
    const others = [
      tokenOf(source, 1, "key"),
      tokenOf({ ...source, tokenSeed: newTokenSeed() }, 0, "key"),
      tokenOf(source, 0, "k"),
    ];
    expect(tokenOf(source, 0, "key").token).toBe(again);
    expect(new Set([again, ...others.map(({ token }) => token)]).size).toBe(4);
  });

  it.each([
    "",
    "x",
    registrationId,
    `${registrationId}.short`,
    `${registrationId}.${"a".repeat(43)}.more`,
    `${registrationId}.${"a".repeat(44)}`,
    `${registrationId}.${"a".repeat(42)}!`,
    `${registrationId}.!${"a".repeat(43)}`,
    `ord_x.${"a".repeat(43)}`,
  ])("%j is not one of ours", (token) => {
    expect(readToken(token)).toBeUndefined();
  });

  it("no stored hash matches nothing", () => {
    expect(sameHash(undefined, "x")).toBe(false);
    expect(sameHash("xy", "x")).toBe(false);
    expect(sameHash("x", "x")).toBe(true);
  });
});

describe("the salt of a new password", () => {
  it("has 128 bits, and is the one of before: a repeat finds what it began", () =>
    expect(saltFor("s", "a@b.c").toString("hex")).toBe("fea35fe974a8a8ca76cc9cdc3dee97ec"));

  it("is the same for a repeated request, and another for each address and key", () => {
    expect(saltFor("s", "a@b.c")).toEqual(saltFor("s", "a@b.c"));
    expect(saltFor("t", "a@b.c")).not.toEqual(saltFor("s", "a@b.c"));
    expect(saltFor("s", "a@b.c")).not.toEqual(saltFor("s", "b@b.c"));
  });
});

const of = (status: string, clickedAt?: string) =>
  isVerified({ status, ...(clickedAt && { clickedAt }) } as Registration);
const at = (createdAt: string, registrationId: string) => ({ createdAt, registrationId }) as Registration;

it("is verified once it is, or once its button was pressed and nothing ended it before", () => {
  for (const status of ["pending", "awaiting_verification", "expired", "failed"]) expect(of(status)).toBe(false);
  for (const status of ["pending", "awaiting_verification", "verified"]) expect(of(status, "now")).toBe(true);
  expect(of("failed", "now")).toBe(false);
});

it("of two registrations one is the newer, whoever asks", () => {
  const [first, second, twin] = [at("2026-01-01", "reg_b"), at("2026-01-02", "reg_a"), at("2026-01-02", "reg_c")];
  expect([isNewer(second, first), isNewer(first, second)]).toEqual([true, false]);
  expect([isNewer(twin, second), isNewer(second, twin)]).toEqual([true, false]);
  expect(isNewer(first, first)).toBe(false);
});

it("the button was pressed when it was, and never where the time ran out first", () => {
  const clickedAt = "2026-01-01T00:30:00.000Z";
  expect(clickedAtOf({ status: "verified", clickedAt } as Registration)).toBe(clickedAt);
  expect(clickedAtOf({ status: "pending" } as Registration)).toBeUndefined();
});

describe("what one may type", () => {
  const valid = { email: "Ada@Example.com ", firstName: " Ada ", lastName: "Lovelace", password: "long enough" };

  it("is trimmed, and the address lower-cased; the password is left alone", () => {
    expect(registrationRequestSchema.parse({ ...valid, password: "  long enough  " })).toEqual({
      email: "ada@example.com",
      firstName: "Ada",
      lastName: "Lovelace",
      password: "  long enough  ",
    });
  });

  it("needs no last name", () => {
    const { lastName: _, ...mononym } = valid;
    expect(registrationRequestSchema.parse(mononym)).toMatchObject({ firstName: "Ada", lastName: "" });
  });

  it.each([
    ["email", "nobody"],
    ["email", 5],
    ["email", undefined],
    ["firstName", " "],
    ["lastName", "x".repeat(81)],
    ["lastName", "<b>"],
    ["password", "short"],
    ["password", "x".repeat(129)],
    ["password", "a long pass\ud83e"],
    ["password", "qwertyuiop"],
    ["password", "Lovelace1815"],
    ["password", "ada@example.com"],
    ["password", "quantasneaks!"],
  ])("%s = %j is refused, by name", (field, value) => {
    const result = registrationRequestSchema.safeParse({ ...valid, [field]: value });
    expect(result.error?.issues.map(({ path }) => path.join("."))).toEqual([field]);
  });
});
