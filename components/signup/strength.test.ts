import { expect, test } from "vitest";
import { strengthOf } from "./strength";

test.each([
  ["password123", 1],
  ["aaaaaaaaaaaaaaaa", 1],
  ["1234567890", 1],
  ["quantasneaks", 1],
  ["correct horse", 2],
  ["correct horse battery", 3],
  ["correct horse battery staple", 4],
  ["vT9#kq!Lm2", 4],
] as const)("%o is of strength %d", (password, strength) => expect(strengthOf(password)).toBe(strength));

test("one's own name and address lend nothing", () =>
  expect(strengthOf("ada.lovelace1815", ["Ada", "Lovelace", "ada.lovelace@example.com"])).toBe(1));
test("more of anything is never weaker", () =>
  expect(strengthOf("a sunny day in june")).toBeGreaterThanOrEqual(strengthOf("a sunny day")));
