import http from "node:http";
import { crc32 } from "node:zlib";
import { once } from "node:events";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { embedded } from "../testing/implementations.ts";

const HEADERS = {
  "content-type": "application/x-amz-json-1.0",
  "x-amz-target": "DynamoDB_20120810.ListTables",
  authorization:
    "AWS4-HMAC-SHA256 Credential=a/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=b",
};

let url = "";
let close: (() => Promise<void>) | undefined;
beforeAll(async () => {
  const started = await embedded.start();
  url = started.url;
  close = () => started.close();
});
afterAll(() => close?.());

async function send(
  headers: Record<string, string | undefined>,
  body: string | Buffer = "{}",
  method = "POST",
  path = "/",
) {
  const given = Object.entries({ ...HEADERS, ...headers }).filter(([, value]) => value !== undefined);
  const request = http.request(new URL(path, url), { method, headers: Object.fromEntries(given) });
  request.end(body);
  const [response] = (await once(request, "response")) as [http.IncomingMessage];
  const text = Buffer.concat(await response.toArray()).toString();
  return { status: response.statusCode, headers: response.headers, text };
}

it("calls are counted by operation, and counted for who asks", async () => {
  const counted = async () => JSON.parse((await send({}, "", "GET", "/_local/calls")).text) as Record<string, number>;
  const { ListTables = 0 } = await counted();
  await send({});
  expect((await counted())["ListTables"]).toBe(ListTables + 1);
});

describe("who may ask", () => {
  it.each([
    ["127.0.0.1", undefined],
    ["localhost:8000", undefined],
    ["localhost:8000", "http://localhost:8000"],
  ])("Host %s, Origin %s may", async (host, origin) => {
    expect(await send({ host, origin })).toMatchObject({ status: 200, text: '{"TableNames":[]}' });
  });

  it.each([
    ["evil.example", undefined],
    ["127.0.0.1.evil.example", undefined],
    ["localhost@evil.example", undefined],
    ["localhost", "http://evil.example"],
    ["localhost:8000", "http://localhost:3000"],
    ["localhost:8000", "null"],
  ])("Host %s, Origin %s may not, and no page may read the answer", async (host, origin) => {
    const { status, headers, text } = await send({ host, origin });
    expect([status, JSON.parse(text)]).toMatchObject([
      403,
      { __type: "com.amazon.coral.service#AccessDeniedException" },
    ]);
    expect(Object.keys(headers).filter((name) => name.startsWith("access-control"))).toEqual([]);
  });

  it.each(["cross-site", "same-site"])("what a browser calls %s may not", async (site) => {
    expect(await send({ "sec-fetch-site": site })).toMatchObject({ status: 403 });
  });

  it("a request without a signature may not", async () => {
    const { status, text } = await send({ authorization: undefined });
    expect([status, text]).toEqual([400, expect.stringContaining("MissingAuthenticationTokenException")]);
  });
});

describe("what may be asked", () => {
  it.each([
    ["an operation that is not known", { "x-amz-target": "DynamoDB_20120810.Drop" }, "{}", "UnknownOperationException"],
    ["another type of content", { "content-type": "text/plain" }, "{}", "UnknownOperationException"],
    ["a body that is no JSON", {}, "{", "SerializationException"],
    ["a body that is no object", {}, "[]", "SerializationException"],
    ["a body that is not UTF-8", {}, Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]), "SerializationException"],
    [
      "a parameter of another type",
      { "x-amz-target": "DynamoDB_20120810.GetItem" },
      '{"TableName":1}',
      "SerializationException",
    ],
    [
      "half a character, which two keys would share",
      { "x-amz-target": "DynamoDB_20120810.PutItem" },
      '{"TableName":"table","Item":{"pk":{"S":"\\ud800"}}}',
      "SerializationException",
    ],
    [
      "an item that is no map",
      { "x-amz-target": "DynamoDB_20120810.PutItem" },
      '{"TableName":"t","Item":{"pk":"a"}}',
      "SerializationException",
    ],
  ])("not %s", async (_, headers, body, type) => {
    const { status, text } = await send(headers, body);
    expect([status, text]).toEqual([400, expect.stringContaining(type)]);
  });

  it("not more than 16 MB", async () => {
    expect(await send({}, Buffer.alloc(16 * 1024 * 1024 + 1, " "))).toMatchObject({ status: 413 });
  });

  it("nothing by GET", async () => expect(await send({}, "", "GET")).toMatchObject({ status: 400 }));
});

it("an answer carries its checksum", async () => {
  const { headers, text } = await send({});
  expect(headers["x-amz-crc32"]).toBe(String(crc32(text)));
});
