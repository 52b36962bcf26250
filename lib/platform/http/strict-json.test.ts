import { assert, constantFrom, jsonValue, property } from "fast-check";
import { expect, it } from "vitest";
import { AppError } from "@/lib/platform/errors";
import { parseStrictJson } from "@/lib/platform/http/strict-json";

const wellFormed = jsonValue({ noUnicodeString: false, maxDepth: 5 }).filter((value) => {
  const text = JSON.stringify(value);
  return !text.includes("__proto__") && !text.includes("\\ud");
});

it("reads what JSON.parse reads, whatever its strings hold", () =>
  assert(
    property(wellFormed, constantFrom(0, 2), (value, indent) => {
      expect(parseStrictJson(JSON.stringify(value, null, indent))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  ));

it.each([
  '{"a":1,"a":1}',
  '{"a":1,"\\u0061":2}',
  '{"x":[{"deep":{"b":1,"c":2,"b" : 3}}]}',
  '{"__proto__":{"role":"fulfillment"}}',
  '{"a":{"\\u005f_proto__":1}}',
  '{"":1,"":2}',
  '{"a\\"b":1,"a\\"b":2}',
])("a name twice, or one that changes the object itself, is refused: %s", (text) =>
  expect(() => parseStrictJson(text)).toThrow(expect.objectContaining({ code: "malformed_json" })),
);

it.each(['"\\ud800"', '{"a":"\\udc00x"}', '{"\\ud83d":1}', '["\\ud83d\\ud83d\\ude00"]'])(
  "half of a character is refused: %s",
  (text) => expect(() => parseStrictJson(text)).toThrow(expect.objectContaining({ code: "malformed_json" })),
);

it.each(["", "{", "[1,]", "{'a':1}", "\uFEFF{}", "NaN", '{"a":1}{"a":1}', "01"])("%j is no JSON", (text) =>
  expect(() => parseStrictJson(text)).toThrow(new AppError("malformed_json")),
);

it("the same name in different objects, and a pair of surrogates, are fine", () =>
  expect(parseStrictJson('[{"a":1},{"a":{"a":"\\ud83d\\ude00 \\"a\\":"}}]')).toEqual([
    { a: 1 },
    { a: { a: '😀 "a":' } },
  ]));

const nested = (depth: number) => "[".repeat(depth) + "]".repeat(depth);

it("what nests beyond reason is too large, however short it is", () => {
  expect(() => parseStrictJson(nested(33))).toThrow(new AppError("body_too_large"));
  expect(() => parseStrictJson(nested(8000))).toThrow(new AppError("body_too_large"));
  expect(parseStrictJson(nested(32))).toBeInstanceOf(Array);
});
