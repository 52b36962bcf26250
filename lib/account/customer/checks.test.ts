import { describe, expect, test } from "vitest";
import { mailAddress } from "@/lib/account/customer/address";
import { checkEmail } from "@/lib/account/customer/checks";
import { firstNameSchema, lastNameSchema } from "@/lib/account/customer/schema";
import { checkNewPassword } from "@/lib/account/password/checks";
import { registrationRequestSchema } from "@/lib/account/registration/schema";

describe("an e-mail address", () => {
  test.each([
    ["ada@example.com", "ada@example.com"],
    [" Ada@Example.com ", "ada@example.com"],
    ["ADA+drop@mail.example.co.uk", "ada+drop@mail.example.co.uk"],
    ["o'neill@example.org", "o'neill@example.org"],
    ["a!#$%&'*+/=?^_`{|}~-b@example.com", "a!#$%&'*+/=?^_`{|}~-b@example.com"],
    ["ü@bücher.de", "ü@xn--bcher-kva.de"],
    ["u\u0308@bu\u0308cher.de", "ü@xn--bcher-kva.de"],
    ["x@xn--bcher-kva.xn--p1ai", "x@xn--bcher-kva.xn--p1ai"],
    ["почта@пример.рф", "почта@xn--e1afmkfd.xn--p1ai"],
    ["ada@faß.de", "ada@xn--fa-hia.de"],
    ["ada@1und1.de", "ada@1und1.de"],
    ["ada@a--b.example.museum", "ada@a--b.example.museum"],
    [`${"a".repeat(64)}@example.com`, `${"a".repeat(64)}@example.com`],
    [`a@${"b".repeat(63)}.com`, `a@${"b".repeat(63)}.com`],
  ])("%o is delivered to as %s", (typed, address) => {
    expect(checkEmail(typed)).toBeNull();
    expect(mailAddress(typed)).toBe(address);
  });

  test.each([
    "ada@example",
    "ada@@example.com",
    "ada@b@example.com",
    ".ada@example.com",
    "a..b@example.com",
    "ada.@example.com",
    "ada@-a.com",
    "ada@example-.com",
    "ada@example.-com",
    "ada@.example.com",
    "ada@example.com.",
    "ada@example..com",
    "ada@exa mple.com",
    "a da@example.com",
    "ada@example.123",
    "ada@192.0.2.1",
    "ada@0x7f.1",
    "ada@[192.0.2.1]",
    "ada@[IPv6:2001:db8::1]",
    "ada@example.c",
    "ada@exam_ple.com",
    "ada@example.com:25",
    "ada@example.com/x",
    "ada@example%2ecom",
    '"a b"@example.com',
    "ada(comment)@example.com",
    "Ada <ada@example.com>",
    "ada@example.com, bob@example.com",
    "ada@example.com\r\nBcc: bob@example.com",
    "a\u0000da@example.com",
    "a\u202eda@example.com",
    `${"a".repeat(65)}@example.com`,
    `${"ü".repeat(33)}@example.com`,
    `a@${"b".repeat(64)}.com`,
    `a@${"b".repeat(60)}.${"b".repeat(60)}.${"b".repeat(60)}.${"b".repeat(60)}.${"b".repeat(9)}.com`,
    "ada",
    "@example.com",
    "ada@",
    "@",
  ])("%o cannot be delivered to", (typed) => expect(checkEmail(typed)).toMatch(/does not look like/));

  test("has to be there", () => expect(checkEmail("  ")).toBe("Enter your e-mail address."));
});

const judge = (name: string) => firstNameSchema.safeParse(name).error?.issues[0]?.message ?? null;

describe("a name", () => {
  test.each([
    "Ada",
    " Ada ",
    "Zoë",
    "Nguyễn Thị",
    "O’Neill-Smith",
    "O'Connor",
    "Jean-Luc",
    "St. John",
    "Smith Jr.",
    "Maria del Carmen de la Vega y Ortiz",
    "J.R.R. Tolkien",
    "D.Souza",
    "X Æ A-Xii",
    "X",
    "Jennifer 8. Lee",
    "John 3rd",
    "Win Free",
    "Gal·la",
    "李小龙",
    "マリア・テレジア",
    "محمد عبد الله",
    "علی\u200cرضا",
    "ක්\u200dරිෂ්ණ",
    "葛\u{e0100}城",
    "בן־גוריון",
    "Siva A/L Muthu",
    "Ḏ̣ū l-Nūn",
    "Wolfeschlegelsteinhausenbergerdorff",
    "Nguyen The An",
  ])("%o is one", (name) => expect(judge(name)).toBeNull());

  test.each([
    ["", /Enter your/],
    ["   ", /Enter your/],
    ["<b>", /cannot print/],
    ["a\u0000b", /cannot print/],
    ["a\nb", /cannot print/],
    ["a\u202eb", /cannot print/],
    ["a\u2067b", /cannot print/],
    ["a\u200eb", /cannot print/],
    ["a\u200bb", /cannot print/],
    ["a\ufeffb", /cannot print/],
    ["\u3164", /cannot print/],
    ["\u200d\u200c", /cannot print/],
    ["...", /cannot print/],
    ["42", /cannot print/],
    ["Ada 🦊", /cannot print/],
    [`a${"\u0301".repeat(9)}`, /cannot print/],
    ["\ud83e", /cannot print/],
    ["x".repeat(81), /at most 80/],
    ["evil.com", /holds no link/],
    ["Evil.Com", /holds no link/],
    ["EVIL.COM", /holds no link/],
    ["ｅｖｉｌ.ｃｏｍ", /holds no link/],
    ["see evil.com", /holds no link/],
    ["evil.com.", /holds no link/],
    ["пример.рф", /holds no link/],
    ["a.b.co.uk", /holds no link/],
    ["x.co", /holds no link/],
    ["bit.ly/x", /cannot print/],
    ["https://evil", /cannot print/],
    ["ada@example.com", /cannot print/],
    ["www.evil", /alone/],
    ["www evil com", /alone/],
    ["Win a free phone", /alone/],
    ["Your account is locked", /alone/],
    ["Click here", null],
    ["Click here now", /alone/],
    ["You have won", /alone/],
    ["Call us on 555 0100", /alone/],
    ["0170 1234567", /cannot print/],
    ["Call 0170 1234567", /alone/],
    ["Your order is waiting. Pay", /alone/],
    ["$$$", /cannot print/],
    ["Hello!", /cannot print/],
    ["one two three four five six seven eight nine ten eleven", /alone/],
  ])("%o is answered with %s", (name, answer) => {
    if (answer === null) expect(judge(name)).toBeNull();
    else expect(judge(name)).toMatch(answer);
  });

  test("is kept composed and with single spaces", () =>
    expect(firstNameSchema.parse(" Zoe\u0308 \u00a0 Ann\u3000")).toBe("Zoë Ann"));

  test("many people have one: the last may be left out, empty or null", () => {
    for (const given of [undefined, null, "", "  "]) expect(lastNameSchema.parse(given)).toBe("");
    expect(lastNameSchema.safeParse("evil.com").success).toBe(false);
    expect(lastNameSchema.safeParse(5).success).toBe(false);
  });
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
    "Choose a password.",
  ]);
});
