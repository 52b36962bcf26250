import { describe, expect, test } from "vitest";
import { z } from "zod";
import { checkEmail, checkFirstName } from "@/lib/account/customer/checks";
import { checkNewPassword } from "@/lib/account/password/checks";
import { registrationRequestSchema } from "@/lib/account/registration/schema";

describe("an e-mail address", () => {
  test.each([
    "ada@example.com",
    " ada@example.com ",
    "ADA+drop@mail.example.co.uk",
    "o'neill@example.org",
    "ada@example",
    "ada@@example.com",
    ".ada@example.com",
    "a..b@example.com",
    "ada.@example.com",
    "ada@-example.com",
    "ada@exa mple.com",
    "ada",
    "@example.com",
  ])("%o is judged as zod judges it", (value) =>
    expect(checkEmail(value) === null).toBe(z.email().safeParse(value.trim()).success),
  );
  test("may be long, and no longer", () => expect(checkEmail(`${"a".repeat(250)}@example.com`)).toMatch(/too long/));
});

describe("a name", () => {
  test.each(["Ada", " Ada ", "Zoë", "Nguyễn Thị", "O’Neill-Smith"])("%o is one", (name) =>
    expect(checkFirstName(name)).toBeNull(),
  );
  test.each(["", "   ", "<b>", "a\u0000b", "x".repeat(81)])("%o is none", (name) =>
    expect(checkFirstName(name)).toMatch(/first name/),
  );
});

test.each([
  ["", "Choose a password."],
  ["123456789", "Use at least 10 characters."],
  ["1234567890", null],
  ["x".repeat(129), "Use at most 128 characters."],
])("the password %o gets %o", (password, answer) => expect(checkNewPassword(password)).toBe(answer));

test("the form and the API say the same", () => {
  const given = { email: "nobody", firstName: " ", lastName: "<", password: "short" };
  const { error } = registrationRequestSchema.safeParse(given);
  expect(error?.issues.map(({ message }) => message)).toEqual([
    "This does not look like an e-mail address.",
    "Enter your first name.",
    "Your last name holds characters that we cannot print.",
    "Use at least 10 characters.",
  ]);
});

test("what is stored is trimmed, and addresses are lower case", () => {
  const given = { email: " Ada@Example.com ", firstName: " Ada ", lastName: "Lovelace", password: " ten chars " };
  expect(registrationRequestSchema.parse(given)).toEqual({
    email: "ada@example.com",
    firstName: "Ada",
    lastName: "Lovelace",
    password: " ten chars ",
  });
});

test("what is missing is named", () => {
  const { error } = registrationRequestSchema.safeParse({ password: null });
  expect(error?.issues.map(({ message }) => message)).toEqual([
    "Enter your e-mail address.",
    "Enter your first name.",
    "Enter your last name.",
    "Choose a password.",
  ]);
});
