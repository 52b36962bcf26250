/** Executions that can never go on: repeated with growing pauses, and in nobody's way. Their own server: its clock moves. */
import { join } from "node:path";
import type { Event } from "@aws-sdk/client-lambda";
import { afterAll, beforeAll, expect, test } from "vitest";
import { FIRST_RETRY_PAUSE_MS, MAX_RETRIES_PER_ADVANCE, RETRY_JITTER } from "../limits.ts";
import { expectHistory } from "../testing/expect-history.ts";
import { TestServer } from "./harness.ts";

const HOUR = 3600;
const file = join(import.meta.dirname, "handlers/poisoned.ts");
const durable = { executionTimeout: 7 * 24 * HOUR };
const fn = (name: string) => ({ handler: `${file}#${name}`, timeout: 1, durable });
const environment = { NODE_OPTIONS: "--max-old-space-size=24" };
const poisons = {
  bigint: fn("bigint"),
  throwing: fn("throwing"),
  hanging: fn("hanging"),
  exiting: fn("exiting"),
  aborting: fn("aborting"),
  greedy: { ...fn("greedy"), timeout: 60, environment },
};
const restless = fn("restless");
const others = {
  restless,
  sleeper: { ...fn("sleeper"), timeout: 60 },
  stuck: { ...fn("hanging"), timeout: 900 },
};
const server = new TestServer({ ...poisons, ...others });
const poisoned: string[] = [];

beforeAll(async () => {
  await server.start();
  for (const name of Object.keys(poisons)) poisoned.push(await server.begin(name, {}));
});
afterAll(() => server.remove());

const invocations = (events: Event[]) =>
  events.flatMap(({ InvocationCompletedDetails: details }) => (details ? [details] : []));
const failed = (arn: string, times: number) => server.historyWith(arn, (now) => invocations(now).length >= times);
const countOf = async (arn: string) => invocations(await server.history(arn)).length;

/** The pause before each repetition, in milliseconds of the server's clock. */
function pausesOf(events: Event[]): number[] {
  const [first, ...rest] = invocations(events);
  let endedAt = first?.EndTimestamp?.getTime() ?? 0;
  return rest.map(({ StartTimestamp, EndTimestamp }) => {
    const pause = (StartTimestamp?.getTime() ?? 0) - endedAt;
    endedAt = EndTimestamp?.getTime() ?? 0;
    return pause;
  });
}

function expectGrowingPauses(events: Event[]): void {
  for (const [index, pause] of pausesOf(events).entries())
    expect(pause).toBeGreaterThanOrEqual(Math.floor(FIRST_RETRY_PAUSE_MS * 2 ** index * (1 - RETRY_JITTER)) - 1);
}

test("each is repeated after pauses that double, with what went wrong in its history", async () => {
  for (const arn of poisoned) {
    const events = await failed(arn, 4);
    expectGrowingPauses(events);
    for (const { Error } of invocations(events)) expect(Error?.Payload?.ErrorType).toBeTruthy();
  }
});

test("kill -9 does not start the pauses afresh", async () => {
  const before = await Promise.all(poisoned.map(countOf));
  await server.kill();
  await server.start();
  for (const [index, arn] of poisoned.entries()) {
    const events = await failed(arn, (before[index] ?? 0) + 1);
    expectGrowingPauses(events.filter(({ InvocationCompletedDetails: of }) => !stopped(of)));
  }
});

/** An invocation that the kill itself interrupted. */
const stopped = (details: Event["InvocationCompletedDetails"]) =>
  details?.Error?.Payload?.ErrorMessage?.includes("server was stopped") ?? false;

test("48 hours pass over them: others' timers fire on the way, they are repeated a few times", async () => {
  const sleeper = await server.begin("sleeper", {});
  await server.historyWith(sleeper, (now) => invocations(now).length === 1);
  const stuck = await server.begin("stuck", {});
  const tireless = await server.begin("restless", {});
  const clockBefore = await server.clock();
  const fromMs = Date.now() + clockBefore * 1000;
  const unsettled = await server.advance(48 * HOUR);
  expect(unsettled).toEqual(expect.arrayContaining([stuck, tireless])); // could not be waited for
  const events = await server.ended(sleeper);
  const naps = events.filter(({ EventType }) => EventType === "WaitSucceeded");
  const wokenAfter = naps.map((nap) => hoursBetween(events[0], nap));
  for (const [index, hours] of wokenAfter.entries()) expect(hours).toBeCloseTo(12 * (index + 1), 0);
  expect((await server.clock()) - clockBefore).toBe(48 * HOUR);
  const onTheWay = ({ StartTimestamp: start }: { StartTimestamp?: Date | undefined }) =>
    start !== undefined && start.getTime() > fromMs && start.getTime() < fromMs + 48 * HOUR * 1000;
  for (const arn of poisoned) {
    const repeated = invocations(await server.history(arn)).filter(onTheWay);
    expect(repeated.length).toBeGreaterThan(0);
    expect(repeated.length).toBeLessThanOrEqual(MAX_RETRIES_PER_ADVANCE + 2);
  }
  poisoned.push(stuck, tireless);
});

const hoursBetween = (from: Event | undefined, to: Event) =>
  ((to.EventTimestamp?.getTime() ?? 0) - (from?.EventTimestamp?.getTime() ?? 0)) / (HOUR * 1000);

test("their execution timeout ends them", async () => {
  await server.advance(7 * 24 * HOUR);
  for (const arn of poisoned) expectHistory(await server.ended(arn)).toMatch(["...", "ExecutionTimedOut"]);
});
