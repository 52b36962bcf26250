/**
 * The state that a replay needs, in pages. Invariants:
 * 1. Operations in the order of their start, EXECUTION first.
 * 2. Below a completed context only what it asked for (ReplayChildren); below one that is left out, nothing.
 * 3. The next page begins after the last operation sent: pages neither repeat nor skip one.
 */
import { MAX_PAGE_BYTES } from "../limits.ts";
import type { State } from "../machine/draft.ts";
import type { Operation } from "../machine/types.ts";
import { executionOperation, type RenderTime, wireOperation } from "./operation.ts";

export interface StatePage {
  readonly operations: object[];
  /** Order of the last operation of this page, where there is another one. */
  readonly nextAfter: number | undefined;
}

export function statePage(state: State, afterOrder: number, maxItems: number, time: RenderTime): StatePage {
  const operations = afterOrder < 0 ? [executionOperation(state.execution, time)] : [];
  let last = Math.max(afterOrder, 0);
  let bytes = 0;
  for (const operation of visibleAfter(state, afterOrder)) {
    if (operations.length >= maxItems || bytes > MAX_PAGE_BYTES) return { operations, nextAfter: last };
    operations.push(wireOperation(operation, time));
    bytes += sizeOf(operation);
    last = operation.order;
  }
  return { operations, nextAfter: undefined };
}

const sizeOf = (operation: Operation) =>
  400 + (operation.result?.length ?? 0) + (operation.error ? JSON.stringify(operation.error).length : 0);

function* visibleAfter(state: State, afterOrder: number): Iterable<Operation> {
  const hidden = new Set<string>();
  for (const operation of state.operations.values()) {
    if (isBelowClosed(state, operation, hidden)) hidden.add(operation.id);
    else if (operation.order > afterOrder) yield operation;
  }
}

function isBelowClosed(state: State, { parentId }: Operation, hidden: ReadonlySet<string>): boolean {
  if (parentId === undefined) return false;
  const parent = state.operations.get(parentId);
  if (!parent) return false;
  return hidden.has(parentId) || (parent.status !== "STARTED" && !parent.replayChildren);
}
