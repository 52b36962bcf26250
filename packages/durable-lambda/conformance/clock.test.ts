/** `/_local/clock`: 48 hours in milliseconds, in order. Its own server, because moving the clock moves everybody's. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { GetDurableExecutionCommand } from "@aws-sdk/client-lambda";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { expectHistory } from "../testing/expect-history.ts";
import { TestServer } from "./harness.ts";

const file = join(import.meta.dirname, "handlers/own.ts");
const server = new TestServer({
  own: { handler: `${file}#handler`, timeout: 60, durable: { executionTimeout: 800_000, retentionDays: 2 } },
  failing: { handler: `${file}#failing`, timeout: 60, durable: null },
});
beforeAll(() => server.start());
afterAll(() => server.remove());

const hours = (from: Date | undefined, to: Date | undefined) =>
  ((to?.getTime() ?? 0) - (from?.getTime() ?? 0)) / 3_600_000;

test("timers fire in the order of their due times, and what they lead to comes due on the way", async () => {
  const arn = await server.begin("own", {}, { DurableExecutionName: "chain--1" });
  await server.historyWith(arn, (events) => events.some(({ EventType }) => EventType === "InvocationCompleted"));
  await server.advance(9 * 3600);
  const events = await server.ended(arn);
  expectHistory(events).toMatch([
    "...",
    "CallbackTimedOut first",
    "...",
    "WaitSucceeded",
    "...",
    "CallbackTimedOut second",
    "...",
    { type: "ExecutionSucceeded", result: { first: "timed out", second: "timed out" } },
  ]);
  const at = (type: string) =>
    events.filter(({ EventType }) => EventType === type).map((event) => event.EventTimestamp);
  expect(hours(events[0]?.EventTimestamp, at("CallbackTimedOut")[0])).toBeCloseTo(1, 1);
  expect(hours(events[0]?.EventTimestamp, at("WaitSucceeded")[0])).toBeCloseTo(6, 1);
  expect(hours(events[0]?.EventTimestamp, at("CallbackTimedOut")[1])).toBeCloseTo(8, 1);
});

const attempts = () => readdirSync(join(server.dir, "effects")).filter((name) => name.startsWith("attempt-")).length;
const untilAttempts = (count: number) =>
  vi.waitFor(() => expect(attempts()).toBe(count), { timeout: 60_000, interval: 50 });

test("a failed asynchronous invocation of an ordinary function is repeated after a minute and after two, no more", async () => {
  await server.invoke("failing", {}, { InvocationType: "Event" });
  await untilAttempts(1);
  for (const [seconds, count] of [
    [61, 2],
    [121, 3],
    [24 * 3600, 3],
  ] as const) {
    await server.advance(seconds);
    await untilAttempts(count);
  }
});

test("the offset survives a restart, and retention frees the name", async () => {
  const arn = await server.begin("own", {}, { DurableExecutionName: "sleeper--1" });
  await server.historyWith(arn, (events) => events.some(({ EventType }) => EventType === "InvocationCompleted"));
  await server.advance(48 * 3600 + 1);
  await server.ended(arn);
  await server.stop("SIGKILL");
  await server.start();
  const clock = (await (await server.fetch("/_local/clock")).json()) as { offsetSeconds: number };
  expect(clock.offsetSeconds).toBeGreaterThanOrEqual(57 * 3600);
  await server.advance(2 * 86_400 + 1);
  const gone = server.client.send(new GetDurableExecutionCommand({ DurableExecutionArn: arn }));
  await expect(gone).rejects.toMatchObject({ name: "ResourceNotFoundException" });
  expect(await server.begin("own", { other: 1 }, { DurableExecutionName: "sleeper--1" })).not.toBe(arn);
});
