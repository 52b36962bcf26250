import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { type JobEnd, WorkerProcess } from "./worker-process.ts";

const dir = mkdtempSync(join(tmpdir(), "worker-process-"));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const checkpoint = () => Promise.reject(new Error("no checkpoint is asked for"));

/** A process that is sent two jobs, ends by the first before it has looked at the second, and names it or does not. */
function processThat(beforeItsEnd: string): WorkerProcess {
  const entry = join(dir, `${beforeItsEnd.length}.mjs`);
  const program = `import { readSync } from "node:fs";
    process.on("message", ([{ requestId }]) => {
      ${beforeItsEnd}
      process.exit(1);
    });
    process.send({ type: "ready" });`;
  writeFileSync(entry, program);
  const code = { entry, bundle: "", exportName: "", handler: "", env: process.env, checkpoint };
  return new WorkerProcess(code, () => undefined);
}

const endsOf = (worker: WorkerProcess, requestIds: readonly string[]): Promise<JobEnd[]> =>
  Promise.all(
    requestIds.map(
      (requestId) =>
        new Promise<JobEnd>((onEnd) => {
          worker.run({ requestId, event: "{}", timeoutMs: 60_000, functionArn: "", onEnd });
        }),
    ),
  );

const NAMED = `process.send({ type: "crash", requestId, error: { errorType: "Named", errorMessage: "" } });
  readSync(4, Buffer.alloc(1));`;

test("what the process had not begun when a neighbour ended it is lost, though it was the only one left", async () => {
  const [culprit, neighbour] = await endsOf(processThat(NAMED), ["culprit", "neighbour"]);
  expect(culprit).toMatchObject({ type: "crash", error: { errorType: "Named" } });
  expect(neighbour).toEqual({ type: "lost" });
});

test("an end that was not named is blamed on none of several, and on one alone", async () => {
  expect(await endsOf(processThat(""), ["one", "other"])).toEqual([{ type: "lost" }, { type: "lost" }]);
  const [alone] = await endsOf(processThat(""), ["alone"]);
  expect(alone).toMatchObject({ type: "crash", error: { errorType: "Runtime.ExitError" } });
});

/** Of each invocation the number of the message with which it came, and its event's length. */
const NUMBERED = `let number = 0;
  process.on("message", (messages) => {
    number++;
    for (const { requestId, event } of messages)
      process.send({ type: "result", requestId, payload: number + ":" + event.length });
  });
  process.send({ type: "ready" });`;

function numbered(): WorkerProcess {
  const entry = join(dir, "numbered.mjs");
  writeFileSync(entry, NUMBERED);
  return new WorkerProcess(
    { entry, bundle: "", exportName: "", handler: "", env: process.env, checkpoint },
    () => undefined,
  );
}

const ended = (worker: WorkerProcess, event: string, rest = {}): Promise<JobEnd> =>
  new Promise((onEnd) => {
    worker.run({ requestId: randomUUID(), event, timeoutMs: 60_000, functionArn: "", onEnd, ...rest });
  });

test("what comes together is one message, but for large events, and in its order", async () => {
  const worker = numbered();
  const lengths = [1, 2, 70_000, 80_000, 3, 40_000, 30_000];
  const ends = await Promise.all(lengths.map((length) => ended(worker, "x".repeat(length))));
  worker.kill();
  const payloads = ends.map((end) => end.type === "result" && end.payload);
  expect(payloads).toEqual(["1:1", "1:2", "2:70000", "3:80000", "4:3", "4:40000", "5:30000"]);
});

test("what cannot be sent fails, and nothing that came with it", async () => {
  const worker = numbered();
  const unsendable = { clientContext: 1n };
  const [before, failed, after] = await Promise.all([
    ended(worker, "1"),
    ended(worker, "22", unsendable),
    ended(worker, "333"),
  ]);
  worker.kill();
  expect(before).toMatchObject({ type: "result", payload: "1:1" });
  expect(failed).toMatchObject({ type: "error", error: { errorType: "TypeError" } });
  expect(after).toMatchObject({ type: "result", payload: "2:3" });
});
