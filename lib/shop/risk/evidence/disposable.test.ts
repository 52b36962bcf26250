import { expect, it } from "vitest";
import { isDisposable } from "@/lib/shop/risk/evidence/disposable";

it.each(["a@mailinator.com", "a@Mailinator.COM", "a@in.mailinator.com", "a@yopmail.com", "a@guerrillamail.com"])(
  "%s is an address to throw away",
  (email) => expect(isDisposable(email)).toBe(true),
);

it.each([
  "a@gmail.com",
  "a@icloud.com",
  "a@duck.com",
  "a@mailinator.com.example.org",
  "mailinator.com@example.org",
  "a",
  "",
])("%j is none", (email) => expect(isDisposable(email)).toBe(false));
