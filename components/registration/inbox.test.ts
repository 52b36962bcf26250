import { expect, test } from "vitest";
import { inboxOf } from "./inbox";

test.each([
  ["ada@gmail.com", "Gmail"],
  ["Ada@Hotmail.co.uk ", "Outlook"],
  ["ada@gmx.de", "GMX"],
])("%o is read at %s", (email, name) => expect(inboxOf(email)?.name).toBe(name));

test.each(["ada@example.com", "ada@gmail.com.evil.test", "gmail.com@evil.test", ""])("%o is unknown to us", (email) =>
  expect(inboxOf(email)).toBeNull(),
);
