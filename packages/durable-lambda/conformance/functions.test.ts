/** What deployment tools and waiters ask of functions, against a really started server. */
import { join } from "node:path";
import {
  GetFunctionCommand,
  GetFunctionConfigurationCommand,
  ListFunctionsCommand,
  waitUntilFunctionActiveV2,
  waitUntilFunctionExists,
  waitUntilFunctionUpdatedV2,
  waitUntilPublishedVersionActive,
} from "@aws-sdk/client-lambda";
import { afterAll, beforeAll, expect, test } from "vitest";
import { TestServer } from "./harness.ts";

const own = join(import.meta.dirname, "handlers/own.ts");
const order = {
  handler: `${own}#handler`,
  timeout: 60,
  durable: { executionTimeout: 900, retentionDays: 3 },
  environment: { TABLE_NAME: "store" },
};
const sweep = { handler: `${own}#ordinary`, durable: null, tenantIsolation: true };
const many = Object.fromEntries(Array.from({ length: 49 }, (_, index) => [`many-${index + 10}`, sweep]));
const server = new TestServer({ order, sweep, ...many });
beforeAll(() => server.start());
afterAll(() => server.remove());

const ARN = "arn:aws:lambda:us-east-1:123456789012:function";

test("a function's configuration is what the manifest says of it, by name, version or ARN", async () => {
  const { Configuration } = await server.client.send(new GetFunctionCommand({ FunctionName: "order" }));
  expect(Configuration).toMatchObject({
    FunctionName: "order",
    FunctionArn: `${ARN}:order`,
    Handler: "own.handler",
    Timeout: 60,
    Version: "$LATEST",
    State: "Active",
    LastUpdateStatus: "Successful",
    Environment: { Variables: { TABLE_NAME: "store" } },
    DurableConfig: { ExecutionTimeout: 900, RetentionPeriodInDays: 3 },
  });
  const get = (FunctionName: string, Qualifier?: string) =>
    server.client.send(new GetFunctionConfigurationCommand({ FunctionName, Qualifier }));
  const version = { FunctionArn: `${ARN}:order:1`, Version: "1" };
  expect(await get("order", "1")).toMatchObject(version);
  expect(await get(`${ARN}:order:1`)).toMatchObject(version);
  const { DurableConfig, TenancyConfig } = await get("sweep");
  expect({ DurableConfig, TenancyConfig }).toEqual({ TenancyConfig: { TenantIsolationMode: "PER_TENANT" } });
});

test("a function or version that is not there is not found", async () => {
  const missing = { name: "ResourceNotFoundException", $metadata: { httpStatusCode: 404 } };
  for (const input of [{ FunctionName: "nothing" }, { FunctionName: "order", Qualifier: "77" }]) {
    await expect(server.client.send(new GetFunctionCommand(input))).rejects.toMatchObject(missing);
    await expect(server.client.send(new GetFunctionConfigurationCommand(input))).rejects.toMatchObject(missing);
  }
});

const page = (Marker?: string) => server.client.send(new ListFunctionsCommand({ Marker, MaxItems: 10_000 }));

test("all functions are listed once, in pages", async () => {
  const { Functions: first = [], NextMarker } = await page();
  const { Functions: last = [], ...end } = await page(NextMarker);
  expect([first.length, last.length, end.NextMarker]).toEqual([50, 1, undefined]);
  const names = [...first, ...last].map(({ FunctionName }) => FunctionName);
  expect(names).toEqual([...Object.keys(many), "order", "sweep"]);
  expect(first.filter(({ State, LastUpdateStatus }) => State ?? LastUpdateStatus)).toEqual([]); // AWS says that of one alone
  await expect(page("made-up")).rejects.toMatchObject({ message: "Invalid Marker" });
});

test("AWS's waiters, and what asks before it deploys, go on at once", async () => {
  const waiter = { client: server.client, maxWaitTime: 10 };
  const order = { FunctionName: "order" };
  const waits = [waitUntilFunctionExists, waitUntilFunctionActiveV2, waitUntilFunctionUpdatedV2];
  for (const wait of waits) expect((await wait(waiter, order)).state).toBe("SUCCESS");
  expect((await waitUntilPublishedVersionActive(waiter, { ...order, Qualifier: "1" })).state).toBe("SUCCESS");
});
