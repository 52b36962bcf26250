import { expect, it, vi } from "vitest";
import { z } from "zod";
import { parseForm, readBody, readJsonText } from "@/lib/platform/http/body";

vi.mock("server-only", () => ({}));

const schema = z.object({ password: z.string() });
const request = (body: BodyInit, headers: Record<string, string> = { "content-type": "application/json" }) =>
  new Request("https://shop.test/api/x", { method: "POST", body, headers });
const coded = (code: string) => expect.objectContaining({ code });
const valid = '{"password":"pässword 😀"}';

it.each([
  "application/json",
  "Application/JSON; charset=UTF-8",
  'application/json;charset="utf-8"',
  "application/json; charset=utf8",
])("JSON in UTF-8 is read: %s", async (type) =>
  expect(await readBody(request(valid, { "content-type": type }), schema)).toEqual({ password: "pässword 😀" }),
);

it.each([
  "text/plain",
  "text/json",
  "application/x-www-form-urlencoded",
  "multipart/form-data; boundary=x",
  "application/json, application/json",
  "application/json; charset=iso-8859-1",
  "application/json; charset=utf-16",
  "application/jsonp",
  "application/merge-patch+json",
  "json",
  "",
])("another content type is refused: %j", async (type) =>
  expect(readBody(request(valid, { "content-type": type }), schema)).rejects.toEqual(coded("unsupported_media_type")),
);

it("a body without a type, or packed, is refused", async () => {
  const untyped = new Request("https://shop.test/", { method: "POST", body: new Uint8Array(Buffer.from(valid)) });
  await expect(readBody(untyped, schema)).rejects.toEqual(coded("unsupported_media_type"));
  const packed = request(valid, { "content-type": "application/json", "content-encoding": "gzip" });
  await expect(readBody(packed, schema)).rejects.toEqual(coded("unsupported_media_type"));
});

it.each([
  ["a lone byte", [0xff]],
  ["another lone byte", [0xfe]],
  ["an overlong slash", [0xc0, 0xaf]],
  ["a surrogate", [0xed, 0xa0, 0x80]],
  ["a cut character", [0xf0, 0x9f, 0x98]],
  ["latin-1", [0x70, 0xe4, 0x73]],
  ["beyond Unicode", [0xf4, 0x90, 0x80, 0x80]],
])("bytes that are not UTF-8 are refused, never altered: %s", async (_, bytes) => {
  const body = Buffer.concat([Buffer.from('{"password":"'), Buffer.from(bytes), Buffer.from('"}')]);
  await expect(readBody(request(body), schema)).rejects.toEqual(coded("malformed_json"));
  await expect(readJsonText(request(body))).rejects.toEqual(coded("malformed_json"));
});

it("a byte order mark is no JSON", async () =>
  expect(readBody(request(Buffer.from(`\uFEFF${valid}`)), schema)).rejects.toEqual(coded("malformed_json")));

it("what is signed is given as it was sent", async () => {
  const sent = ' { "b" : 1.0, "a":"\\u0061" }\n';
  expect(await readJsonText(request(sent))).toBe(sent);
});

it("a body is read no further than its limit, whatever it says of its length", async () => {
  await expect(readJsonText(request(" ".repeat(101)), 100)).rejects.toEqual(coded("body_too_large"));
});

it("a form's fields are decoded once, spaces and signs of equality included", () =>
  expect([...parseForm("email=a%2Bb%40c.test&password=+a=%25&empty=&bare&%C3%BC=%F0%9F%98%80")]).toEqual([
    ["email", "a+b@c.test"],
    ["password", " a=%"],
    ["empty", ""],
    ["bare", ""],
    ["ü", "😀"],
  ]));

it.each([
  "password=%ff",
  "password=%fe",
  "password=%",
  "password=%zz",
  "%ff=x",
  "a=%ED%A0%80",
  "a=%C0%AF",
  "a=1&a=2",
  "a=1&%61=2",
])("a form that does not decode, or names a field twice, is refused: %s", (text) =>
  expect(() => parseForm(text)).toThrow(coded("malformed_form")),
);
