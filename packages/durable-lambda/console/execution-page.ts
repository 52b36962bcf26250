/** One execution: what it was given and gave, its operations as a tree with bars, its invocations, its events. */
import type { Engine } from "../engine/engine.ts";
import { MAX_PAGE_ITEMS } from "../limits.ts";
import type { State } from "../machine/draft.ts";
import type { ErrorObject, Execution, HistoryEvent, Operation } from "../machine/types.ts";
import { executionArn } from "../wire/arn.ts";
import { badge, duration, type Html, html, page, time } from "./html.ts";

interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

export function executionPage(engine: Engine, state: State): string {
  const { execution } = state;
  const span = { fromMs: execution.startedAtMs, toMs: execution.endedAtMs ?? engine.clock.now() };
  const events = engine.journal
    .events(execution.seq, 0, MAX_PAGE_ITEMS, false)
    .map((text) => JSON.parse(text) as HistoryEvent);
  return page(
    execution.name,
    html`<h1>${execution.name} ${badge(execution.status)}</h1>
      <p>
        ${execution.functionName}, version ${execution.version}, started ${time(span.fromMs)},
        ${duration(span.toMs - span.fromMs)}
      </p>
      ${actions(state)} ${data("Input", execution.input)} ${data("Result", execution.result)}
      ${failure(execution.error)}
      <h2>Timeline</h2>
      ${timeline(state, events, span)}
      <h2>Events</h2>
      ${eventTable(events)}`,
  );
}

function actions({ execution }: State): Html {
  const base = `/_local/console/executions/${encodeURIComponent(executionArn(execution))}`;
  const stop = html`<form method="post" action="${base}/stop"><button class="danger">Stop</button></form>`;
  const again = html`<form method="post" action="${base}/again">
    <button>Start again with the same input</button>
  </form>`;
  return html`<div class="bar">${execution.status === "RUNNING" && stop} ${again}</div>`;
}

function data(title: string, text: string | undefined): Html | undefined {
  if (text === undefined) return undefined;
  return html`<details ${text.length < 2000 && "open"}>
    <summary>${title}</summary>
    <pre>${pretty(text)}</pre>
  </details>`;
}

function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

const failure = (error: ErrorObject | undefined) => error && data("Error", JSON.stringify(error));

function timeline(state: State, events: readonly HistoryEvent[], span: Span): Html {
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
      ${invocationRow(state, events, span)} ${children(state, undefined, 0, span)}
    </tbody>
  </table>`;
}

function invocationRow({ execution }: State, events: readonly HistoryEvent[], span: Span): Html {
  const ended = events.flatMap((event) => {
    const details = event["InvocationCompletedDetails"] as Record<string, number | object> | undefined;
    if (!details) return [];
    const kind = details["Error"] ? "failed" : "succeeded";
    return [bar(Number(details["StartTimestamp"]) * 1000, Number(details["EndTimestamp"]) * 1000, span, kind)];
  });
  const running = execution.invocation ? [bar(execution.invocation.startedAtMs, span.toMs, span, "running")] : [];
  const bars = [...ended, ...running];
  return html`<tr>
    <th scope="row">Invocations</th>
    <td></td>
    <td>${bars.length}</td>
    <td></td>
    <td>${chart(bars)}</td>
  </tr>`;
}

function children(state: State, parentId: string | undefined, depth: number, span: Span): readonly Html[] {
  return [...state.operations.values()]
    .filter((operation) => operation.parentId === parentId)
    .flatMap((operation) => [
      operationRow(state, operation, depth, span),
      ...children(state, operation.id, depth + 1, span),
    ]);
}

function operationRow({ execution }: State, operation: Operation, depth: number, span: Span): Html {
  const { startedAtMs, endedAtMs, status, attempt, type } = operation;
  const toMs = endedAtMs ?? span.toMs;
  return html`<tr>
    <th scope="row" class="depth${Math.min(depth, 6)}">
      ${operation.name ?? operation.subType ?? type}
      <small>${operation.subType}</small
      >${callbackForm(operation)}${operationData(operation)}${againForm(execution, operation)}
    </th>
    <td>${badge(status)}</td>
    <td>${attempt}</td>
    <td>${duration(toMs - startedAtMs)}</td>
    <td>${chart([bar(startedAtMs, toMs, span, status.toLowerCase())])}</td>
  </tr>`;
}

function operationData({ result, error }: Operation): Html | undefined {
  const text = result ?? (error && JSON.stringify(error));
  return text === undefined
    ? undefined
    : html`<details>
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

/** A copy of the execution that goes on from before this operation. */
function againForm(execution: Execution, { id }: Operation): Html {
  const action = `/_local/console/executions/${encodeURIComponent(executionArn(execution))}/fork`;
  return html`<details>
    <summary>run again from here</summary>
    <form method="post" action="${action}">
      <p>A copy begins with all that came before this. What follows happens again, with its effects.</p>
      <input type="hidden" name="fromOperation" value="${id}" />
      <button name="code" value="newest">On the newest code</button>
      <button name="code" value="original">On the code it began with</button>
    </form>
  </details>`;
}

const WIDTH = 1000;
function bar(fromMs: number, toMs: number, span: Span, kind: string): Html {
  const scale = WIDTH / Math.max(1, span.toMs - span.fromMs);
  const x = Math.min(WIDTH - 3, Math.max(0, (fromMs - span.fromMs) * scale));
  const width = Math.max(3, (toMs - fromMs) * scale);
  return html`<rect class="${kind}" x="${x.toFixed(1)}" y="3" width="${width.toFixed(1)}" height="14"
    ><title>${duration(toMs - fromMs)}</title></rect
  >`;
}

const chart = (bars: readonly Html[]) =>
  html`<svg viewBox="0 0 ${WIDTH} 20" preserveAspectRatio="none" role="img" aria-label="when it ran">${bars}</svg>`;

function eventTable(events: readonly HistoryEvent[]): Html {
  return html`<table>
      <thead>
        <tr>
          <th scope="col">#</th>
          <th scope="col">Event</th>
          <th scope="col">Name</th>
          <th scope="col">Time</th>
          <th scope="col">Details</th>
        </tr>
      </thead>
      <tbody>
        ${events.map(eventRow)}
      </tbody>
    </table>
    ${events.length === MAX_PAGE_ITEMS && html`<p>Only the first ${MAX_PAGE_ITEMS} events are shown.</p>`}`;
}

function eventRow(event: HistoryEvent): Html {
  const details = JSON.stringify(event[`${event.EventType}Details`] ?? {});
  return html`<tr>
    <td>${event.EventId}</td>
    <td>${event.EventType}</td>
    <td>${typeof event["Name"] === "string" && event["Name"]}</td>
    <td>${time(event.EventTimestamp * 1000)}</td>
    <td>
      <details>
        <summary>${details.slice(0, 80)}</summary>
        <pre>${pretty(details)}</pre>
      </details>
    </td>
  </tr>`;
}
