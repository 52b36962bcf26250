import { describe, expect, it, test } from "vitest";
import { checkNewPassword, isPassword, passwordLength } from "@/lib/account/password/checks";
import { checkGuessable, checkNotOwn } from "@/lib/account/password/policy";
import { newPasswordSchema } from "@/lib/account/password/schema";

const ada = { email: "ada.lovelace@analytical-engine.example", firstName: "Ada", lastName: "Lovelace" };

describe("length", () => {
  test.each([
    ["🦊🦊🦊🦊🦊", 5],
    ["cafe\u0301 au lait", 12],
    ["ﬃﬃﬃﬃ", 12],
    ["ｐａｓｓ", 4],
  ])("%j is counted in characters of its composed form: %d", (password, length) =>
    expect(passwordLength(password)).toBe(length),
  );

  it("is what was typed, however it was composed", () => {
    expect(checkNewPassword("🦊🐻🐼🐨🐯")).toBe("Use at least 10 characters.");
    expect(checkNewPassword("a\u0308".repeat(9))).toBe("Use at least 10 characters.");
    expect(checkNewPassword("a\u0308".repeat(128))).toBeNull();
    expect(checkNewPassword("a\u0308".repeat(129))).toBe("Use at most 128 characters.");
    expect(isPassword("e\u0301".repeat(128))).toBe(true);
    expect(isPassword("e\u0301".repeat(129))).toBe(false);
  });

  it("half a character is none", () => {
    expect(checkNewPassword("a long pass\ud83e")).toMatch(/broken character/);
    expect(isPassword("a long pass\udd8a")).toBe(false);
  });
});

describe("what guessers try first is refused", () => {
  test.each([
    "1234567890",
    "qwertyuiop",
    "Password123",
    "PASSWORD1234",
    "p@ssw0rd123",
    "1q2w3e4r5t",
    "basketball!!",
    "!!Basketball99",
    "ＢＡＳＫＥＴＢＡＬＬ",
    "1234-5678-90",
    "aaaaaaaaaaaa",
    "abcabcabcabc",
    "abcdefghijklm",
    "zyxwvutsrqponm",
    "abcdef123456!",
    "987654321098",
    "asdfghjkl;'#",
    "qwertzuiop12",
    "aaaabbbbcccc",
    "12121212121212",
  ])("%s", (password) => {
    expect(checkGuessable(password)).toMatch(/guessers try first/);
    expect(newPasswordSchema.safeParse(password).success).toBe(false);
  });

  test.each([
    "correct horse battery",
    "vT9#kq!Lm2",
    "a brand new password",
    "eleven foxes ran",
    "🦊🦊🦊🦊🦊🦊🦊🦊🦊🦊",
    "x".repeat(128),
    "e\u0301".repeat(100),
    "пароль для обуви",
    "密码很长但是很好记住的",
  ])("and %s is not", (password) => expect(newPasswordSchema.safeParse(password).success).toBe(true));
});

describe("a password made of what everybody knows", () => {
  test.each([
    "AdaLovelace",
    "ada.lovelace1815",
    "Lovelace-1234567",
    "l0v3l4c3-ada!",
    "lovelacelovelace",
    "adalovelace12121815",
    "ada.lovelace@analytical-engine.example",
    "AnalyticalEngine!",
    "analytical-engine.example",
    "QuantaSneaks2026",
    "qu4nt4sn34ks!!",
    "sneakers-ada-99",
  ])("%s is refused", (password) => expect(checkNotOwn(password, ada)).toMatch(/your name/));

  test.each([
    "correct horse battery",
    "ada likes tangerines",
    "quantasneaks are my favourite",
    "lovelace 93751 fox trot",
  ])("%s has a part of its own", (password) => expect(checkNotOwn(password, ada)).toBeNull());

  it("accents and other scripts do not hide it", () => {
    const owner = { email: "x@example.com", firstName: "José", lastName: "Нгуен" };
    expect(checkNotOwn("jose-jose-jose-1", owner)).toMatch(/your name/);
    expect(checkNotOwn("НГУЕН1234567", owner)).toMatch(/your name/);
  });

  it("a person without a last name has no part in every password", () =>
    expect(checkNotOwn("correct horse battery", { ...ada, lastName: "" })).toBeNull());
});
