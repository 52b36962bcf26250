import { describe, expect, it } from "vitest";
import { isAliased, mailboxOf } from "@/lib/account/customer/mailbox";
import { mailFormOf } from "@/lib/shop/risk/evidence/mailbox";

const boxOf = (email: string) => Object.values(mailboxOf(email)).join("@");

describe("a mailbox", () => {
  it.each([
    ["Ada+drop1@Example.com", "ada@example.com"],
    ["a.d.a+x@googlemail.com", "ada@gmail.com"],
    ["A.DA@gmail.com", "ada@gmail.com"],
    ["a.da@example.com", "a.da@example.com"],
    ["ada-shoes@yahoo.com", "ada@yahoo.com"],
    ["ada-shoes@example.com", "ada-shoes@example.com"],
    ["ada+x@outlook.com", "ada@outlook.com"],
    ["ada.l@outlook.com", "ada.l@outlook.com"],
    ["a_d.a@pm.me", "ada@proton.me"],
    ["ada@protonmail.com", "ada@proton.me"],
    ["ada@me.com", "ada@icloud.com"],
    ["a-d.a@ya.ru", "ada@yandex.ru"],
    ["drop7@ada.fastmail.com", "ada@fastmail.com"],
    ["...@gmail.com", "...@gmail.com"],
    ["ada", "ada@"],
  ])("of %s is %s", (email, mailbox) => expect(boxOf(email)).toBe(mailbox));
});

it("an alias is what is written otherwise than its mailbox", () => {
  for (const email of ["ada+1@example.com", "a.da@gmail.com", "ada-1@yahoo.com"]) expect(isAliased(email)).toBe(true);
  for (const email of ["ada@example.com", "ada@gmail.com", "ADA@gmail.com", "a.da@example.com"])
    expect(isAliased(email)).toBe(false);
});

describe("the form of a mail address", () => {
  it("is shared by addresses of a rare domain that differ in a number, or are drawn by lot", () => {
    expect(mailFormOf("kicks17@drops.example")).toBe(mailFormOf("kicks2041@drops.example"));
    expect(mailFormOf("xk2qvz9b@drops.example")).toBe(mailFormOf("pw7dtq4x@drops.example"));
  });

  it("is not shared by other words or another domain", () => {
    expect(mailFormOf("kicks17@drops.example")).not.toBe(mailFormOf("ada17@drops.example"));
    expect(mailFormOf("kicks17@drops.example")).not.toBe(mailFormOf("kicks17@other.example"));
  });

  it.each(["ada.lovelace@uni.example", "kicks17@gmail.com", "kicks17@outlook.com", "ada@web.de"])(
    "says nothing of %s",
    (email) => expect(mailFormOf(email)).toBeUndefined(),
  );
});
