/** Malformed requests, seeded: each is answered with 4xx (or served), none with 5xx, and the server stays as it was. */
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { TestServer } from "./harness.ts";

const file = join(import.meta.dirname, "handlers/own.ts");
const server = new TestServer({
  own: { handler: `${file}#handler`, timeout: 5, durable: { executionTimeout: 7200 } },
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
});
afterAll(() => server.remove());

let seed = 42;
function random(n: number): number {
  seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff;
  return (seed >>> 8) % n;
}
const pick = <T>(items: readonly T[]): T => items[random(items.length)] as T;

const junk = [
  "",
  " ",
  "null",
  "%",
  "%E0%A4%A",
  "..",
  "%2F%2F",
  "\u0000",
  "a".repeat(2000),
  "💥",
  "own:$LATEST",
  "own:99",
  "nobody",
];
const values: unknown[] = [null, undefined, -1, 1e99, "x", "", [], {}, [[]], true, "💥", { Id: 1 }, "a".repeat(300)];

function request(): { method: string; path: string; body?: string; headers: Record<string, string> } {
  const arnPart = encodeURIComponent(pick([arn, `${arn}x`, arn.replace("own", "nobody"), ...junk]));
  const idPart = encodeURIComponent(
    pick([callbackId, `${callbackId}A`, Buffer.from("1.1.ab").toString("base64"), ...junk]),
  );
  const paths = [
    `/2025-12-01/durable-executions/${arnPart}/${pick(["checkpoint", "stop", "history", "state", "", "x"])}`,
    `/2025-12-01/durable-execution-callbacks/${idPart}/${pick(["fail", "heartbeat", "x"])}`,
    `/2025-12-01/functions/${encodeURIComponent(pick(["own", ...junk]))}/durable-executions`,
    `/2015-03-31/functions/${encodeURIComponent(pick(["own", "ordinary", ...junk]))}/invocations`,
    `/_local/${pick(["clock", "", "x", "executions", "%"])}`,
    `/${pick(junk)}`,
  ];
  const query = `?${pick(["Marker", "MaxItems", "Statuses", "StartedAfter", "IncludeExecutionData", "CheckpointToken", "Qualifier"])}=${encodeURIComponent(pick(junk))}`;
  const method = pick(["GET", "POST", "PUT", "DELETE"]);
  return {
    method,
    path: pick(paths) + pick(["", query]),
    ...(method !== "GET" && method !== "DELETE" && { body: body() }),
    headers: headers(),
  };
}

function headers(): Record<string, string> {
  return {
    "x-amz-invocation-type": pick(["DryRun", "Later", "Event"]),
    ...(random(3) === 0 && { "x-amz-durable-execution-name": pick(["a b", "x".repeat(65), "", "ok"]) }),
    ...(random(5) === 0 && { "x-amz-client-context": pick(["!!", "e30=", "bnVsbA=="]) }),
  };
}

function body(): string {
  const update = Object.fromEntries(
    ["Id", "Type", "Action", "ParentId", "Payload", "Error", "WaitOptions", "StepOptions", "CallbackOptions"].map(
      (name) => [name, pick([...values, "STEP", "WAIT", "START", "RETRY", "a"])],
    ),
  );
  const checkpoint = { CheckpointToken: pick(["", "x", ...values]), Updates: pick([[update], update, ...values]) };
  return pick(["", "{", "[]", "null", "{}", "\u0000", JSON.stringify(checkpoint), JSON.stringify(pick(values)) ?? ""]);
}

test("no malformed request is answered with 5xx", async () => {
  for (let i = 0; i < 800; i++) {
    const { path, ...init } = request();
    const response = await server.fetch(path, { ...init, signal: AbortSignal.timeout(10_000) });
    const text = await response.text();
    expect(response.status, `${init.method} ${path} ${init.body} ${text}`).toBeLessThan(500);
  }
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

test("a web page elsewhere cannot drive the server", async () => {
  const body = JSON.stringify({ advanceSeconds: 1 });
  const elsewhere = { method: "POST", body, headers: { origin: "https://evil.example" } };
  expect((await server.fetch("/_local/clock", elsewhere)).status).toBe(403);
});
