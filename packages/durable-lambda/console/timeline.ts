/** The operations of an execution as a tree with bars: what ran when, on a scale on which long pauses are folded. */
import type { State } from "../machine/draft.ts";
import type { Execution, Operation } from "../machine/types.ts";
import { executionArn } from "../wire/arn.ts";
import type { Called, CalledBy } from "./called.ts";
import { badge, duration, type Html, html, linkTo } from "./html.ts";
import type { Invocations } from "./invocations.ts";
import { pretty } from "./payload.ts";
import { timeScale, WIDTH, type Fold, type Span, type TimeScale } from "./time-scale.ts";

type Children = ReadonlyMap<string | undefined, readonly Operation[]>;

interface Frame {
  readonly execution: Execution;
  readonly children: Children;
  readonly called: CalledBy;
  readonly whole: Span;
  readonly scale: TimeScale;
}

/** The timeline of an execution, whose invocations and calls these are. */
export function timeline(state: State, invocations: Invocations, called: CalledBy, whole: Span): Html {
  const scale = timeScale(whole, invocations);
  const children = Map.groupBy(state.operations.values(), ({ parentId }) => parentId);
  const frame = { execution: state.execution, children, called, whole, scale };
  return html`<table class="timeline">
      <thead>
        <tr>
          <th scope="col">Operation</th>
          <th scope="col">Status</th>
          <th scope="col">Attempts</th>
          <th scope="col">Took</th>
          <th scope="col">When</th>
        </tr>
      </thead>
      <tbody>
        ${invocationRow(invocations, frame)} ${rowsBelow(undefined, 0, frame)}
      </tbody>
    </table>
    ${legend(scale.folds)}`;
}

const legend = (folds: readonly Fold[]): Html | undefined =>
  folds.length === 0
    ? undefined
    : html`<p>
        <small
          >Pale: suspended, not to scale: ${folds.map(({ fromMs, toMs }) => duration(toMs - fromMs)).join(", ")}.</small
        >
      </p>`;

function invocationRow(invocations: Invocations, { scale }: Frame): Html {
  const bars = invocations.map(({ kind, ...span }) => bar(span, scale, kind));
  return html`<tr>
    <th scope="row">Invocations</th>
    <td></td>
    <td>${bars.length}</td>
    <td></td>
    <td>${chart(bars, scale)}</td>
  </tr>`;
}

function rowsBelow(parentId: string | undefined, depth: number, frame: Frame): readonly Html[] {
  return (frame.children.get(parentId) ?? []).flatMap((operation) => {
    const called = frame.called.get(operation.id);
    return [
      operationRow(operation, depth, frame),
      ...(called ? calledRows(called, depth + 1, frame) : []),
      ...rowsBelow(operation.id, depth + 1, frame),
    ];
  });
}

const indent = (depth: number): string => `depth${Math.min(depth, 6)}`;

function calledRows({ execution, called }: Called, depth: number, frame: Frame): readonly Html[] {
  const { startedAtMs: fromMs, endedAtMs, status, functionName } = execution;
  const toMs = endedAtMs ?? frame.whole.toMs;
  const row = html`<tr class="called">
    <th scope="row" class="${indent(depth)}">
      <a href="${linkTo(execution)}">${functionName}</a> <small>called execution ${execution.name}</small>
    </th>
    <td>${badge(status)}</td>
    <td></td>
    <td class="took">${duration(toMs - fromMs)}</td>
    <td>${chart([bar({ fromMs, toMs }, frame.scale, status.toLowerCase())], frame.scale)}</td>
  </tr>`;
  return [row, ...called.flatMap((further) => calledRows(further, depth + 1, frame))];
}

export const labelOf = ({ name, subType, type }: Operation): string => name ?? subType ?? type;

function operationRow(operation: Operation, depth: number, { execution, whole, scale }: Frame): Html {
  const { startedAtMs, endedAtMs, status, attempt } = operation;
  const toMs = endedAtMs ?? whole.toMs;
  return html`<tr id="operation-${operation.id}">
    <th scope="row" class="${indent(depth)}">
      ${labelOf(operation)} ${operation.name !== undefined && html`<small>${operation.subType}</small>`}
      <div>${callbackForm(operation)}${operationData(operation)}${againForm(execution, operation)}</div>
    </th>
    <td>${badge(status)}</td>
    <td class="attempts">${attempt}</td>
    <td class="took">${duration(toMs - startedAtMs)}</td>
    <td>${chart([bar({ fromMs: startedAtMs, toMs }, scale, status.toLowerCase())], scale)}</td>
  </tr>`;
}

function operationData({ id, result, error }: Operation): Html | undefined {
  const text = result ?? (error && JSON.stringify(error));
  return text === undefined
    ? undefined
    : html`<details id="result-${id}" class="${error && "danger"}" ${error && "open"}>
        <summary>${error ? "error" : "result"}</summary>
        <pre>${pretty(text)}</pre>
      </details>`;
}

function callbackForm({ type, status, callbackId }: Operation): Html | undefined {
  if (type !== "CALLBACK" || status !== "STARTED" || callbackId === undefined) return undefined;
  const action = `/_local/console/callbacks/${encodeURIComponent(callbackId)}`;
  return html`<form method="post" action="${action}/succeed">
    <label>Result <input name="text" value="{}" /></label> <button>Succeed</button
    ><button formaction="${action}/fail" class="danger">Fail</button>
  </form>`;
}

const STILL_RUNNING = html`<p>This execution is still running: stop it first, or both act on the same records.</p>`;

/** A copy of the execution that goes on from before this operation. */
function againForm(execution: Execution, { id }: Operation): Html {
  const action = `/_local/console/executions/${encodeURIComponent(executionArn(execution))}/fork`;
  return html`<details id="again-${id}">
    <summary>run again from here</summary>
    <form method="post" action="${action}">
      <p>A copy begins with all that came before this. What follows happens again, with its effects.</p>
      ${execution.status === "RUNNING" && STILL_RUNNING}
      <input type="hidden" name="fromOperation" value="${id}" />
      <button name="code" value="newest">On the newest code</button>
      <button name="code" value="original">On the code it began with</button>
    </form>
  </details>`;
}

const NARROWEST = 3;

function bar({ fromMs, toMs }: Span, { x }: TimeScale, kind: string): Html {
  const left = Math.min(WIDTH - NARROWEST, x(fromMs));
  const width = Math.max(NARROWEST, x(toMs) - left);
  return html`<rect class="${kind}" x="${left.toFixed(1)}" y="3" width="${width.toFixed(1)}" height="14"
    ><title>${duration(toMs - fromMs)}</title></rect
  >`;
}

const foldBar = ({ x, width }: Fold): Html =>
  html`<rect class="fold" x="${x.toFixed(1)}" y="0" width="${width.toFixed(1)}" height="20" />`;

const chart = (bars: readonly Html[], { folds }: TimeScale): Html =>
  html`<svg viewBox="0 0 ${WIDTH} 20" preserveAspectRatio="none" role="img" aria-label="when it ran">
    ${bars} ${folds.map(foldBar)}
  </svg>`;
