import { expect, test } from "vitest";
import { CONNECT, rawRefusal, refusalFor } from "./refusal.ts";

test.each([
  ["GET", "/"],
  ["HEAD", "/orders/x?y=%FF"],
  ["POST", "/signup"],
  ["DELETE", "/api/fulfillment/orders/x/review-lock"],
  ["OPTIONS", "/api/drop"],
])("%s %s is for Next", (method, url) => expect(refusalFor({ method, url })).toBeUndefined());

test.each([
  ["TRACE", "/"],
  ["PUT", "/signup"],
  ["PROPFIND", "/fulfillment"],
  ["OPTIONS", "/"],
])("a page does not take %s, and says so as a page with a way on", (method, url) => {
  const refusal = refusalFor({ method, url });
  expect(refusal).toMatchObject({ status: 405, headers: { "content-type": "text/html; charset=utf-8" } });
  expect(refusal?.headers["allow"]).toBe("GET, HEAD, POST");
  expect(refusal?.body).toContain('<a href="/">');
});

test("the API does not take TRACE, and says so as a problem", () => {
  const refusal = refusalFor({ method: "TRACE", url: "/api/orders" });
  expect(refusal).toMatchObject({ status: 405, headers: { "content-type": "application/problem+json" } });
  expect(JSON.parse(refusal?.body ?? "")).toMatchObject({ status: 405, code: "method_not_allowed" });
});

test.each(["http://other.test/", "*", ""])("a target that is no path is refused: %j", (url) =>
  expect(refusalFor({ method: "GET", url })).toMatchObject({ status: 400 }),
);

test.each([
  [{ code: "HPE_HEADER_OVERFLOW", rawPacket: Buffer.from("GET /api/orders?x") }, 431, "application/problem+json"],
  [{ code: "HPE_HEADER_OVERFLOW", rawPacket: Buffer.from("GET /orders?x") }, 431, "text/html"],
  [{ code: "HPE_INVALID_METHOD", rawPacket: Buffer.from("FOO / HTTP/1.1\r\n\r\n") }, 400, "text/html"],
  [{ code: CONNECT }, 405, "text/html"],
  [{}, 400, "text/html"],
])("what the parser refused is answered in the form of its place: %j", (error, status, type) => {
  const [head = "", body = ""] = rawRefusal(error).split("\r\n\r\n");
  expect(head).toMatch(new RegExp(`^HTTP/1\\.1 ${status} \\w`));
  expect(head).toContain(`content-type: ${type}`);
  expect(head).toContain(`content-length: ${Buffer.byteLength(body)}`);
});
