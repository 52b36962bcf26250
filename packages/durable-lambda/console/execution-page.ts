/** One execution: what it was given and gave, its timeline, what it uses up, its events. */
import type { Engine } from "../engine/engine.ts";
import { MAX_PAGE_ITEMS } from "../limits.ts";
import type { State } from "../machine/draft.ts";
import type { ErrorObject, Execution, HistoryEvent } from "../machine/types.ts";
import { executionArn } from "../wire/arn.ts";
import { calledIn } from "./called.ts";
import { badge, duration, type Html, html, linkTo, page, time } from "./html.ts";
import { invocationsOf } from "./invocations.ts";
import { data, pretty } from "./payload.ts";
import { timeline } from "./timeline.ts";
import { usage } from "./usage.ts";

export function executionPage(engine: Engine, state: State): string {
  const { execution } = state;
  const span = { fromMs: execution.startedAtMs, toMs: execution.endedAtMs ?? engine.clock.now() };
  const texts = engine.journal.events(execution.seq, 0, -1, false);
  const events = texts.map((text) => JSON.parse(text) as HistoryEvent);
  const invocations = invocationsOf(execution, events, span.toMs);
  return page(
    execution.name,
    html`<h1>${execution.name} ${badge(execution.status)} ${execution.paused && html`<small>paused</small>`}</h1>
      <p>
        ${execution.functionName}, version ${execution.version}${codeOf(execution)}, started ${time(span.fromMs)},
        ${duration(span.toMs - span.fromMs)}${callerOf(engine, execution)}
      </p>
      ${actions(state)} ${data("Input", execution.input)} ${data("Result", execution.result)}
      ${failure(execution.error)}
      <h2 id="operations" tabindex="-1">Timeline</h2>
      ${timeline(state, invocations, calledIn(engine, texts), span)}
      <h2>What AWS would bill</h2>
      ${usage(execution, invocations, span)}
      <h2>Events</h2>
      ${eventTable(events.slice(0, MAX_PAGE_ITEMS))}`,
    true,
  );
}

const codeOf = ({ version, code }: Execution) => code !== undefined && code !== version && ` (code ${code})`;

function callerOf(engine: Engine, { caller }: Execution): Html | undefined {
  const execution = caller && engine.journal.execution(caller.seq);
  return (
    execution && html`, called by <a href="${linkTo(execution)}">${execution.name}</a> (${execution.functionName})`
  );
}

function actions({ execution }: State): Html {
  const base = `/_local/console/executions/${encodeURIComponent(executionArn(execution))}`;
  const stop = html`<form method="post" action="${base}/stop"><button class="danger">Stop</button></form>`;
  const again = html`<form method="post" action="${base}/again">
    <button>Start again with the same input</button>
  </form>`;
  const verb = execution.paused ? "resume" : "pause";
  const pause = html`<form method="post" action="${base}/${verb}">
    <button>${execution.paused ? "Resume" : "Pause"}</button>
  </form>`;
  return html`<div class="bar">${execution.status === "RUNNING" && [stop, pause]} ${again}</div>`;
}

const failure = (error: ErrorObject | undefined) => error && data("Error", JSON.stringify(error));

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
    <td class="number">${event.EventId}</td>
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
