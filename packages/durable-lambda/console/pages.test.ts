/** The console's pages as a person meets them: whence a copy comes, what is paused, what is not possible. */
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { TestServer } from "../conformance/harness.ts";

const handler = `${join(import.meta.dirname, "../conformance/handlers/forked.ts")}#handler`;
const server = new TestServer({ forked: { handler, timeout: 60, durable: { executionTimeout: 7200 } } });
beforeAll(() => server.start());
afterAll(() => server.remove());

const pathOf = (arn: string) => `/_local/executions/${encodeURIComponent(arn)}`;
const show = async (path: string) => (await (await server.fetch(path)).text()).replaceAll(/\s+/g, " ");
const post = (path: string, fields = {}) =>
  server.fetch(path, { method: "POST", body: new URLSearchParams(fields), redirect: "manual" });

const begin = (name: string) => server.begin("forked", {}, { DurableExecutionName: name });

/** Its callback's id, once it waits for the answer. */
async function asked(arn: string): Promise<string> {
  const events = await server.historyWith(arn, (all) => all.at(-1)?.EventType === "InvocationCompleted");
  return events.find(({ EventType }) => EventType === "CallbackStarted")?.CallbackStartedDetails?.CallbackId ?? "";
}

const answer = (callbackId: string) =>
  post(`/_local/console/callbacks/${encodeURIComponent(callbackId)}/succeed`, { text: "yes" });

test("a copy's page says whence it comes, and the original's what became of it", async () => {
  writeFileSync(join(server.dir, "effects", "broken"), "");
  const arn = await begin("original");
  expect((await answer(await asked(arn))).headers.get("location")).toBe(pathOf(arn));
  const ship = (await server.ended(arn)).find(({ Name }) => Name === "ship")?.Id ?? "";
  rmSync(join(server.dir, "effects", "broken"));
  const action = `/_local/console/executions/${encodeURIComponent(arn)}/fork`;
  const copy = (await post(action, { fromOperation: ship, code: "newest" })).headers.get("location") ?? "";
  await server.ended(decodeURIComponent(copy.split("/").at(-1) ?? ""));
  expect(await show(copy)).toContain(`run again from <strong>ship</strong> of <a href="${pathOf(arn)}">original</a>`);
  const original = await show(pathOf(arn));
  expect(original).toMatch(
    /run again from <strong>ship<\/strong>: <a [^>]+>original-fork-\w+<\/a> <span class="badge succeeded">/,
  );
  expect(original).not.toContain("still running");
  expect(await show("/_local/")).toContain(`copy of <a href="${pathOf(arn)}">original</a>`);
});

test("who would run a running execution again is told what that means", async () => {
  const arn = await begin("running");
  await asked(arn);
  expect(await show(pathOf(arn))).toContain("still running: stop it first");
});

test("the list finds executions by how their names begin, and says what one waits for, and that none is like that", async () => {
  await asked(await begin("wanted-1"));
  const found = await show("/_local/?name=wanted");
  expect(found).toContain("wanted-1");
  expect(found).toContain("callback approval");
  expect(found).not.toContain("original");
  expect(await show("/_local/?name=unwanted")).toContain("No execution is like that");
});

test("what is paused says so, and a paused function is resumed from the list", async () => {
  const arn = await begin("held");
  await asked(arn);
  await post(`/_local/console/executions/${encodeURIComponent(arn)}/pause`);
  expect(await show("/_local/?name=held")).toContain('<span class="badge paused">paused</span>');
  await server.fetch("/_local/functions/forked/pause", { method: "POST", body: "{}" });
  expect(await show("/_local/")).toContain("forked is paused");
  expect((await post("/_local/console/functions/forked/resume")).headers.get("location")).toBe("/_local/");
  expect(await show("/_local/")).not.toContain("forked is paused");
});

test("what is not possible is told on a page, in words", async () => {
  const arn = await begin("answered");
  const callbackId = await asked(arn);
  await answer(callbackId);
  await server.ended(arn);
  const answers = [
    await answer(callbackId),
    await server.fetch(pathOf(`${arn}0`)),
    await server.fetch("/_local/?Marker=x"),
    await server.fetch("/_local/?Statuses=<b>"),
  ];
  expect(answers.map(({ status }) => status)).toEqual([400, 404, 400, 400]);
  const pages = await Promise.all(answers.map((response) => response.text()));
  for (const page of pages) expect(page).toContain("That was not possible");
  expect(pages.at(-1)).not.toContain("<b>");
});
