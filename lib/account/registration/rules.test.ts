import { describe, expect, it } from "vitest";
import { digestId } from "@/lib/platform/ids";
import { newTokenSeed, sameHash } from "@/lib/platform/link-token/rules";
import { readToken, saltFor, tokenOf } from "@/lib/account/registration/rules";
import { registrationRequestSchema } from "@/lib/account/registration/schema";

const registrationId = `reg_${digestId("someone")}` as const;

const source = { registrationId, tokenSeed: newTokenSeed() };

describe("verification tokens", () => {
  it("lead back to their registration and their hash, which does not hold the secret", () => {
    const { token, tokenHash } = tokenOf(source, 0, "key");
    expect(readToken(token)).toEqual({ registrationId, tokenHash });
    expect(tokenHash).not.toContain(token.split(".")[1]);
  });

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
  it("is the same for a repeated request, and new after the registration has ended", () => {
    expect(saltFor("s", "a@b.c", 0)).toEqual(saltFor("s", "a@b.c", 0));
    expect(saltFor("s", "a@b.c", 0)).not.toEqual(saltFor("s", "a@b.c", 1));
    expect(saltFor("s", "a@b.c", 0)).not.toEqual(saltFor("s", "b@b.c", 0));
  });
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

  it.each([
    ["email", "nobody"],
    ["email", 5],
    ["email", undefined],
    ["firstName", " "],
    ["lastName", "x".repeat(81)],
    ["lastName", "<b>"],
    ["password", "short"],
    ["password", "x".repeat(129)],
  ])("%s = %j is refused, by name", (field, value) => {
    const result = registrationRequestSchema.safeParse({ ...valid, [field]: value });
    expect(result.error?.issues.map(({ path }) => path.join("."))).toEqual([field]);
  });
});
