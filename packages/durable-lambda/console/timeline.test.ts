import { expect, test } from "vitest";
import type { State } from "../machine/draft.ts";
import type { Execution, Operation } from "../machine/types.ts";
import { timeline } from "./timeline.ts";

const MANY = 5000;
const WHOLE = { fromMs: 0, toMs: 60_000 };

/** Counts how often all operations are gone through. */
class Operations extends Map<string, Operation> {
  passes = 0;
  override values() {
    this.passes++;
    return super.values();
  }
}

/** Contexts with four steps each. */
function operationAt(order: number): Operation {
  const parentId = order % 5 === 0 ? undefined : String(order - (order % 5));
  const type = parentId === undefined ? "CONTEXT" : "STEP";
  return {
    order,
    id: String(order),
    type,
    name: `op-${order}`,
    parentId,
    status: "SUCCEEDED",
    startedAtMs: order,
    endedAtMs: order + 1,
  };
}

const execution: Execution = {
  seq: 1,
  id: "1-abc",
  name: "many",
  functionName: "order",
  version: "$LATEST",
  code: "1",
  maxResultBytes: 1,
  timeoutSeconds: 1,
  retentionDays: 1,
  startedAtMs: 0,
  status: "SUCCEEDED",
  lastEventId: 0,
  lastOrder: MANY,
  updatedIds: [],
  failures: 0,
};

test("5,000 operations are gone through once, each has its row, those within a context below it", () => {
  const operations = new Operations(Array.from({ length: MANY }, (_, order) => [String(order), operationAt(order)]));
  const state: State = { execution, operations };
  const { text } = timeline(state, [], new Map(), WHOLE);
  expect(operations.passes).toBe(1);
  const rows = [...text.matchAll(/class="depth(\d)">\s*op-(\d+)/g)].map(([, depth, order]) => [
    Number(depth),
    Number(order),
  ]);
  expect(rows).toEqual(Array.from({ length: MANY }, (_, order) => [order % 5 === 0 ? 0 : 1, order]));
});

test("what an operation has called is below it, and what that has called below that", () => {
  const called = (name: string, below: readonly { execution: Execution; called: readonly [] }[]) => ({
    execution: { ...execution, functionName: name, name: `${name}-1`, status: "RUNNING" as const },
    called: below,
  });
  const call: Operation = { ...operationAt(0), type: "CHAINED_INVOKE" };
  const tree = called("ship", [{ execution: { ...execution, functionName: "label", name: "label-1" }, called: [] }]);
  const { text } = timeline({ execution, operations: new Map([["0", call]]) }, [], new Map([["0", tree]]), WHOLE);
  expect(
    [...text.matchAll(/class="depth(\d)">\s*<a href="[^"]+">(\w+)</g)].map(([, depth, name]) => [depth, name]),
  ).toEqual([
    ["1", "ship"],
    ["2", "label"],
  ]);
  expect(text).toContain("%24LATEST%2Fdurable-execution%2Fship-1");
});
