import { expect, test } from "vitest";
import { suggestedAddress } from "./suggestion";

test.each([
  ["ada@gmial.com", "ada@gmail.com"],
  ["ada@gmail.con", "ada@gmail.com"],
  ["Ada@hotmial.com", "Ada@hotmail.com"],
  ["ada@yaho.com", "ada@yahoo.com"],
  ["ada@outlok.de", "ada@outlook.de"],
  ["ada@icloud.co", "ada@icloud.com"],
  ["ada@wbe.de", "ada@web.de"],
  ["ada@t-onlin.de", "ada@t-online.de"],
  ["a.b+c@gmai.com ", "a.b+c@gmail.com"],
])("for %s it is %s that was probably meant", (typed, meant) => expect(suggestedAddress(typed)).toBe(meant));

test.each([
  "ada@gmail.com",
  "ada@GMAIL.com",
  "ada@web.de",
  "ada@example.com",
  "ada@shop.test",
  "ada@uni-bonn.de",
  "ada@firma.de",
  "ada@",
  "ada",
  "",
  "@gmial.com@",
])("for %s nothing else is suggested", (typed) => expect(suggestedAddress(typed)).toBeNull());
