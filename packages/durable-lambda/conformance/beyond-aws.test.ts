/** Beyond AWS: an execution again from one of its operations on, the original untouched; pauses; the search by input. */
import { readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Event, SendDurableExecutionCallbackSuccessCommand } from "@aws-sdk/client-lambda";
import { afterAll, beforeAll, expect, test } from "vitest";
import { expectHistory } from "../testing/expect-history.ts";
import { handedOut } from "./handlers/forked.ts";
import { TestServer } from "./harness.ts";

const handler = `${join(import.meta.dirname, "handlers/forked.ts")}#handler`;
const durable = { executionTimeout: 7200 };
const reminding = { handler: handler.replace("#handler", "#reminding"), timeout: 60, durable };
const server = new TestServer({ forked: { handler, timeout: 60, durable }, reminding });
const broken = join(server.dir, "effects", "broken");
beforeAll(() => server.start());
afterAll(() => server.remove());

const fork = (arn: string, body: object) =>
  server.fetch(`/_local/executions/${encodeURIComponent(arn)}/fork`, { method: "POST", body: JSON.stringify(body) });

async function forked(arn: string, fromOperation: string): Promise<string> {
  const answer = await fork(arn, { fromOperation });
  expect(answer.status).toBe(200);
  return ((await answer.json()) as { DurableExecutionArn: string }).DurableExecutionArn;
}

const idOf = (events: readonly Event[], name: string) => events.find(({ Name }) => Name === name)?.Id ?? "";
const resultOf = (events: readonly Event[]): unknown =>
  JSON.parse(events.at(-1)?.ExecutionSucceededDetails?.Result?.Payload ?? "null");
const hold = (events: readonly Event[]) =>
  events.find(({ EventType, Name }) => EventType === "StepSucceeded" && Name === "hold");

const asked = (events: readonly Event[]) => events.find(({ EventType }) => EventType === "CallbackStarted");
const waits = (events: readonly Event[]) =>
  asked(events) !== undefined && events.at(-1)?.EventType === "InvocationCompleted";

async function answer(arn: string, text: string): Promise<void> {
  const CallbackId = asked(await server.historyWith(arn, waits))?.CallbackStartedDetails?.CallbackId;
  await server.client.send(new SendDurableExecutionCallbackSuccessCommand({ CallbackId, Result: text }));
}

/** An execution that was answered and then failed at its last step. */
async function failedOrder(): Promise<{ arn: string; events: Event[] }> {
  writeFileSync(broken, "");
  const arn = await server.begin("forked", {});
  await answer(arn, "yes");
  const events = await server.ended(arn);
  expectHistory(events).toMatch(["...", "StepFailed ship", "...", "ExecutionFailed"]);
  rmSync(broken);
  return { arn, events };
}

test("goes on from the step that failed with what had happened before it; the original stays as it was", async () => {
  const { arn, events } = await failedOrder();
  const copy = await server.ended(await forked(arn, idOf(events, "ship")));
  const pair: unknown = JSON.parse(hold(events)?.StepSucceededDetails?.Result?.Payload ?? "");
  expectHistory(copy).toMatch([
    "ExecutionStarted",
    "...",
    { type: "StepSucceeded", name: "hold", result: pair },
    "...",
    "StepStarted ship",
    "StepSucceeded ship",
    "InvocationCompleted",
    { type: "ExecutionSucceeded", result: { pair, answer: "yes", end: "shipped" } },
  ]);
  expect(copy.map(({ EventId }) => EventId)).toEqual(copy.map((_, index) => index + 1));
  expect(await server.history(arn)).toEqual(events);
});

test("an open callback of the copy is the copy's own, and ends when the original's would have", async () => {
  const arn = await server.begin("forked", {});
  const events = await server.historyWith(arn, waits);
  await server.advance(1800);
  const submitter = events.find(({ EventType, ParentId }) => EventType === "StepStarted" && ParentId !== undefined);
  const [answered, overdue] = [await forked(arn, submitter?.Id ?? ""), await forked(arn, submitter?.Id ?? "")];
  await answer(answered, "to the copy");
  expect(resultOf(await server.ended(answered))).toMatchObject({ answer: "to the copy", end: "shipped" });
  await server.historyWith(overdue, waits);
  await server.advance(1800);
  expect((await server.history(arn)).at(-1)?.EventType).toBe("ExecutionFailed");
  expect((await server.history(overdue)).at(-1)?.EventType).not.toBe("ExecutionFailed");
  await server.advance(1800);
  expect((await server.history(overdue)).at(-1)?.EventType).toBe("ExecutionFailed");
});

test("an open callback's id is handed out again, where the original had done so before", async () => {
  const arn = await server.begin("reminding", {});
  await server.historyWith(arn, waits);
  await server.advance(60);
  const events = await server.historyWith(arn, waits);
  const copy = await forked(arn, idOf(events, "remind"));
  const copied = await server.historyWith(copy, waits);
  expect(handedOut(readdirSync(join(server.dir, "effects")))).toContain(
    asked(copied)?.CallbackStartedDetails?.CallbackId,
  );
  await answer(copy, "to the copy");
  expect(resultOf(await server.ended(copy))).toEqual({ answer: "to the copy" });
});

test("begins anew from the first operation, on the code that the original began with, after kill -9 too", async () => {
  const { arn, events } = await failedOrder();
  const request = await fork(arn, { fromOperation: idOf(events, "hold"), code: "original" });
  const { DurableExecutionArn: copy } = (await request.json()) as { DurableExecutionArn: string };
  await server.kill();
  await server.start();
  await answer(copy, "again");
  const copied = await server.ended(copy);
  expect(resultOf(copied)).toMatchObject({ answer: "again", end: "shipped" });
  expect(hold(copied)?.StepSucceededDetails).not.toEqual(hold(events)?.StepSucceededDetails);
});

test("the console's button does the same, and leads to the copy's page", async () => {
  const { arn, events } = await failedOrder();
  const action = `/_local/console/executions/${encodeURIComponent(arn)}/fork`;
  const page = await (await server.fetch(`/_local/executions/${encodeURIComponent(arn)}`)).text();
  expect(page).toContain("On the newest code");
  const body = new URLSearchParams({ fromOperation: idOf(events, "ship"), code: "newest" });
  const answered = await server.fetch(action, { method: "POST", body, redirect: "manual" });
  const copy = decodeURIComponent(answered.headers.get("location")?.split("/").at(-1) ?? "");
  expect(resultOf(await server.ended(copy))).toMatchObject({ end: "shipped" });
});

test("what is no operation, no execution or no such choice is refused in words", async () => {
  const arn = await server.begin("forked", {});
  await server.historyWith(arn, waits);
  const refusals = [
    await fork(arn, { fromOperation: "none" }),
    await fork(arn, {}),
    await fork(arn, { fromOperation: "x", code: "old" }),
    await fork("arn:aws:lambda:us-east-1:123456789012:function:forked:1/durable-execution/x/0-0", {
      fromOperation: "x",
    }),
    await server.fetch("/_local/executions/%/fork", { method: "POST", body: "{}" }),
  ];
  expect(refusals.map(({ status }) => status)).toEqual([404, 400, 400, 404, 400]);
});

const post = (path: string) => server.fetch(path, { method: "POST", body: "{}" });
const pathOf = (arn: string) => `/_local/executions/${encodeURIComponent(arn)}`;

test("a paused execution is not invoked until it is resumed, also after a restart", async () => {
  const arn = await server.begin("forked", {});
  await server.historyWith(arn, waits);
  expect((await post(`${pathOf(arn)}/pause`)).status).toBe(200);
  await answer(arn, "while it is paused");
  await server.kill();
  await server.start();
  expect(await server.advance(1)).toEqual([arn]); // lets all come to rest that runs, and names what would like to
  expect((await server.history(arn)).at(-1)?.EventType).toBe("CallbackSucceeded");
  await post(`${pathOf(arn)}/resume`);
  expect(resultOf(await server.ended(arn))).toMatchObject({ answer: "while it is paused" });
});

test("executions of a paused function wait for it, those that are begun meanwhile too", async () => {
  expect((await post("/_local/functions/forked/pause")).status).toBe(200);
  const arn = await server.begin("forked", {});
  await server.kill();
  await server.start();
  expect(await server.advance(1)).toEqual([arn]);
  expect(await server.history(arn)).toHaveLength(1);
  await post("/_local/functions/forked/resume");
  await server.historyWith(arn, waits);
  expect((await post("/_local/functions/unknown/pause")).status).toBe(404);
});

test("executions are found by what their input holds", async () => {
  await server.begin("forked", { orderId: "ord_100%" }, { DurableExecutionName: "named-by-input" });
  const found = async (text: string) =>
    (await (await server.fetch(`/_local/?input=${encodeURIComponent(text)}`)).text()).includes("named-by-input");
  expect([await found("ord_100%"), await found("ord_100_")]).toEqual([true, false]);
});
