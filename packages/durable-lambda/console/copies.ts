/** What an execution is a copy of, and the copies that were made of one: run again from one of its operations. */
import type { Engine } from "../engine/engine.ts";
import { type ExecutionSummary, listExecutions } from "../journal/listing.ts";
import type { State } from "../machine/draft.ts";
import type { Execution, Original } from "../machine/types.ts";
import { copyPrefix } from "../operations/fork.ts";
import { badge, type Html, html, linkTo } from "./html.ts";
import { labelOf } from "./timeline.ts";

const MOST = 20;

const operationName = ({ operations }: State, { operationId }: Original): string => {
  const operation = operations.get(operationId);
  return operation ? labelOf(operation) : "an operation";
};

/** Undefined where it is no copy, or its original is no longer kept. */
export function originalOf(engine: Engine, copyOf: Original | undefined): Html | undefined {
  const original = copyOf && engine.state(copyOf.seq);
  if (!original) return undefined;
  const { execution } = original;
  return html`run again from <strong>${operationName(original, copyOf)}</strong> of
    <a href="${linkTo(execution)}">${execution.name}</a>`;
}

/** Its copies, newest first. */
export function copyList(engine: Engine, state: State): Html | undefined {
  const copies = copiesOf(engine, state.execution);
  if (copies.length === 0) return undefined;
  return html`<ul class="copies" aria-label="Run again">
    ${copies.map((copy) => copyItem(state, copy))}
  </ul>`;
}

const copiesOf = (engine: Engine, execution: Execution): readonly ExecutionSummary[] =>
  listExecutions(engine.journal.database, {
    functionName: execution.functionName,
    namePrefix: copyPrefix(execution),
    copyOf: execution.seq,
    oldestFirst: false,
    limit: MOST,
  });

const copyItem = (original: State, copy: ExecutionSummary): Html =>
  html`<li>
    run again from <strong>${copy.copyOf && operationName(original, copy.copyOf)}</strong>:
    <a href="${linkTo(copy)}">${copy.name}</a> ${badge(copy.status)}
  </li>`;
