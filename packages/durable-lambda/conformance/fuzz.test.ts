/** Malformed requests, seeded: each is answered with 4xx (or served), none with 5xx, and the server stays as it was. */
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Fuzz, seeded } from "./fuzz.ts";
import { TestServer } from "./harness.ts";

const file = join(import.meta.dirname, "handlers/own.ts");
const server = new TestServer({
  own: { handler: `${file}#handler`, timeout: 5, durable: { executionTimeout: 7200 } },
  short: { handler: `${file}#handler`, timeout: 5, durable: { executionTimeout: 900 } },
  ordinary: { handler: `${file}#ordinary`, timeout: 2, durable: null },
});
let arn = "";
let callbackId = "";

beforeAll(async () => {
  await server.start();
  arn = await server.begin("own", {}, { DurableExecutionName: "callback--fuzz" });
  const events = await server.historyWith(arn, (now) =>
    now.some(({ EventType }) => EventType === "InvocationCompleted"),
  );
  callbackId = events.find((event) => event.CallbackStartedDetails)?.CallbackStartedDetails?.CallbackId ?? "";
  expect(callbackId).not.toBe("");
});
afterAll(() => server.remove());

test("no malformed request is answered with 5xx", { timeout: 120_000 }, async () => {
  const classes = new Set<number>();
  const fuzz = new Fuzz(seeded(42), { arn, callbackId });
  for (let i = 0; i < 800; i++) {
    const { path, init } = fuzz.request();
    const response = await server.fetch(path, { ...init, signal: AbortSignal.timeout(60_000) });
    const text = await response.text();
    expect(response.status, `${init.method} ${path} ${init.body} ${text}`).toBeLessThan(500);
    classes.add(Math.floor(response.status / 100));
  }
  expect([...classes]).toEqual(expect.arrayContaining([2, 4])); // some were served, some refused
  expect(server.output).not.toContain("unexpected error");
});

test("what is too large is refused with 413 or 400", async () => {
  const invoke = "/2015-03-31/functions/own/invocations";
  const large = JSON.stringify("x".repeat(9_000_000));
  expect((await server.fetch(invoke, { method: "POST", body: large })).status).toBe(413);
  const event = {
    method: "POST",
    body: JSON.stringify("x".repeat(1_100_000)),
    headers: { "x-amz-invocation-type": "Event" },
  };
  const response = await server.fetch(invoke, event);
  expect(response.status).toBe(413);
  expect(response.headers.get("x-amzn-errortype")).toBe("RequestTooLargeException");
  const callback = `/2025-12-01/durable-execution-callbacks/${encodeURIComponent(callbackId)}/succeed`;
  expect((await server.fetch(callback, { method: "POST", body: "x".repeat(1_100_000) })).status).toBe(400);
});

test("bytes that are not UTF-8 are refused, not altered", async () => {
  const body = Buffer.from([0x22, 0xff, 0x22]);
  const id = encodeURIComponent(callbackId);
  const posts: [path: string, error: string][] = [
    ["/2015-03-31/functions/short/invocations?Qualifier=$LATEST", "InvalidRequestContentException"],
    ["/2015-03-31/functions/ordinary/invocations", "InvalidRequestContentException"],
    [`/2025-12-01/durable-executions/${encodeURIComponent(arn)}/checkpoint`, "InvalidParameterValueException"],
    [`/2025-12-01/durable-executions/${encodeURIComponent(arn)}/stop`, "InvalidParameterValueException"],
    [`/2025-12-01/durable-execution-callbacks/${id}/succeed`, "InvalidParameterValueException"],
    [`/2025-12-01/durable-execution-callbacks/${id}/fail`, "InvalidParameterValueException"],
    ["/_local/clock", "InvalidParameterValueException"],
  ];
  for (const [path, error] of posts) {
    const { status, headers } = await server.fetch(path, { method: "POST", body });
    expect([path, status, headers.get("x-amzn-errortype")]).toEqual([path, 400, error]);
  }
});

test("the clock is moved by what a clock can be moved by", async () => {
  const seconds = ["-1", "31622401", "1e99", '"60"', "null"];
  for (const advanceSeconds of seconds) {
    const body = `{"advanceSeconds": ${advanceSeconds}}`;
    expect((await server.fetch("/_local/clock", { method: "POST", body })).status).toBe(400);
  }
  const form = { method: "POST", body: "advanceSeconds=99999999999", redirect: "manual" as const };
  expect((await server.fetch("/_local/console/clock", form)).status).toBe(400);
  expect(await server.clock()).toBe(0);
});

test("a web page elsewhere cannot drive the server", async () => {
  const body = JSON.stringify({ advanceSeconds: 1 });
  const elsewhere = { method: "POST", body, headers: { origin: "https://evil.example" } };
  expect((await server.fetch("/_local/clock", elsewhere)).status).toBe(403);
  expect((await server.fetch("/_local/clock", { method: "POST", body })).status).toBe(200);
});
