import { expect } from "vitest";
import type { Execution } from "../../packages/durable-lambda/api/execution.ts";
import { INPUT_NAMES, type Workflow } from "@/workflows/testing/engine";
import { executionNamed, rerun } from "@/workflows/testing/local-engine";

/** Every operation that the execution began, in order. */
export async function operationsOf(execution: Execution): Promise<[id: string, name: string | undefined][]> {
  const begun = (await execution.history()).filter(({ EventType }) => /^(?!Execution|Invoc).*Started$/.test(EventType));
  return begun.map(({ Id = "", Name }) => [Id, Name]);
}

/** Runs an execution again from each of its operations on, all at once. */
export async function rerunFromEach(execution: Execution): Promise<Execution[]> {
  const ids = new Set((await operationsOf(execution)).map(([id]) => id));
  return Promise.all([...ids].map((id) => rerun(execution, id)));
}

/** Runs an execution that is over, or ends now, again from each of its operations: the copies end as it did, and change nothing. */
export async function expectRerunChangesNothing(workflow: Workflow, id: string, outcome: () => Promise<unknown>) {
  const execution = await executionNamed(`${workflow}:$LATEST`, id, { [INPUT_NAMES[workflow]]: id });
  const result = await execution.result();
  const before = await outcome();
  const copies = await rerunFromEach(execution);
  expect(copies.length).toBeGreaterThan(2);
  expect(await Promise.all(copies.map((copy) => copy.result()))).toEqual(copies.map(() => result));
  expect(await outcome()).toEqual(before);
}
