import { expect, it } from "vitest";
import { etagOfBytes, piecesWithETag } from "@/lib/platform/http/etag";

const pieces = ["[1,", "2,", "3]"].map((text) => Buffer.from(text));
const sent = { pieces, etag: etagOfBytes(pieces) };
const asked = (headers: Record<string, string> = {}) => new Request("http://shop.test/", { headers });

it("pieces arrive as one body, for each of those who read them at a time", async () => {
  const answers = Array.from({ length: 20 }, () => piecesWithETag(asked(), sent, {}));
  for (const answer of answers) expect(await answer.json()).toEqual([1, 2, 3]);
});

it("a body has one tag however it is cut, and who has it is sent none", async () => {
  expect(etagOfBytes([Buffer.from("[1,2,3]")])).toBe(sent.etag);
  const answer = piecesWithETag(asked({ "if-none-match": sent.etag }), sent, { "cache-control": "public" });
  expect(answer.status).toBe(304);
  expect(Object.fromEntries(answer.headers)).toMatchObject({ etag: sent.etag, "cache-control": "public" });
  expect(await answer.text()).toBe("");
});
