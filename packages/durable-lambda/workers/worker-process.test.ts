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
