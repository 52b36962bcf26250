import { once } from "node:events";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { DescribeTableCommand } from "@aws-sdk/client-dynamodb";
import { GetFunctionCommand } from "@aws-sdk/client-lambda";
import { GetAccountCommand } from "@aws-sdk/client-sesv2";
import { PutCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { dynamo, lambda, ses } from "@/lib/platform/aws/clients";

/** How long a service may be silent; the client's own limit, restated. */
const SILENT_FOR_MS = 8000;

interface Asked {
  readonly target: string;
  readonly body: string;
}

const asked: Asked[] = [];
let answers = true;
async function take(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
  const { method = "", url = "", headers } = request;
  const body = (await request.toArray()).join("");
  asked.push({ target: String(headers["x-amz-target"] ?? `${method} ${url}`), body });
  service.emit("asked");
  if (answers) response.writeHead(200, { "content-type": "application/json" }).end("{}");
}
const service = http.createServer((request, response) => void take(request, response));

beforeAll(async () => {
  await once(service.listen(0, "127.0.0.1"), "listening");
  const url = `http://127.0.0.1:${(service.address() as AddressInfo).port}`;
  Object.assign(process.env, {
    AWS_REGION: "us-east-1",
    AWS_ACCESS_KEY_ID: "local",
    AWS_SECRET_ACCESS_KEY: "local",
    AWS_MAX_ATTEMPTS: "1",
    AWS_ENDPOINT_URL_DYNAMODB: url,
    AWS_ENDPOINT_URL_LAMBDA: url,
    AWS_ENDPOINT_URL_SESV2: url,
  });
});
afterAll(() => {
  service.closeAllConnections();
  service.close();
});
afterEach(() => {
  vi.useRealTimers();
  asked.length = 0;
  answers = true;
});

const calls: [string, () => Promise<unknown>, string][] = [
  ["the table", () => dynamo().send(new DescribeTableCommand({ TableName: "t" })), "DynamoDB_20120810.DescribeTable"],
  ["Lambda", () => lambda().send(new GetFunctionCommand({ FunctionName: "f" })), "GET /2015-03-31/functions/f"],
  ["the mail", () => ses().send(new GetAccountCommand({})), "GET /v2/email/account"],
];

describe("the client of", () => {
  it.each(calls)("%s calls the endpoint of the SDK's own variable", async (_, call, target) => {
    await call();
    expect(asked.map((request) => request.target)).toEqual([target]);
  });

  it.each(calls)("%s gives a service up that accepts the call and is silent", async (_, call) => {
    answers = false;
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const arrived = once(service, "asked");
    const outcome = call().then(
      () => "answered",
      (error: Error) => error.name,
    );
    await arrived;
    await vi.advanceTimersByTimeAsync(SILENT_FOR_MS);
    expect(await outcome).toBe("TimeoutError");
  });
});

it("each client is made once", () => {
  expect(dynamo()).toBe(dynamo());
  expect(lambda()).toBe(lambda());
  expect(ses()).toBe(ses());
});

it("an attribute without a value is left out of the item", async () => {
  await dynamo().send(new PutCommand({ TableName: "t", Item: { pk: "a", there: 1, absent: undefined } }));
  expect(JSON.parse(asked[0]!.body)).toMatchObject({ Item: { pk: { S: "a" }, there: { N: "1" } } });
  expect(asked[0]!.body).not.toContain("absent");
});
