import { expect, it } from "vitest";
import { freeLine, freeText, isReadable } from "@/lib/platform/text/rules";

it.each([
  "Seen twice, and fine.",
  "two\nlines\tand a tab\r\n",
  "مرحبا\u200F 42",
  "שלום\u200E (v2)",
  "नमस्ते 👩‍🚀 🏴󠁧󠁢󠁥󠁮󠁧󠁿",
  "Zoë ＝1 ﷺ",
])("%j is shown as it was typed", (text) => {
  expect(isReadable(text)).toBe(true);
});

it.each([
  ["NUL", "a\0b"],
  ["escape", "\x1b[31mred"],
  ["backspace", "a\bb"],
  ["delete", "a\x7f"],
  ["a C1 control", "a\x9b31m"],
  ["right-to-left override", "invoice\u202Efdp.exe"],
  ["left-to-right override", "\u202D"],
  ["an embedding", "\u202Ba"],
  ["an isolate", "\u2067a\u2069"],
  ["half a character", "\ud800"],
  ["a character that could not be read", "\uFFFD"],
  ["a noncharacter", "\uFFFF"],
  ["a line separator", "a\u2028b"],
])("%s is refused", (_, text) => expect(freeText(100).safeParse(`x${text}x`).success).toBe(false));

it("is trimmed, bounded, and on one line where that is asked", () => {
  expect(freeText(5).parse("  ab\n ")).toBe("ab");
  expect(freeText(2).safeParse("abc").success).toBe(false);
  expect(freeLine(9).safeParse("a\nb").success).toBe(false);
  expect(freeLine(9).parse(" a b ")).toBe("a b");
});
