import type { Execution } from "../../packages/durable-lambda/api/execution.ts";
import { rerun } from "@/workflows/testing/local-engine";

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
