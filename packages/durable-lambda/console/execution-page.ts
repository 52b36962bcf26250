/** One execution: what it was given and gave, its timeline, what it uses up, its events. */
import type { Engine } from "../engine/engine.ts";
import { MAX_PAGE_ITEMS } from "../limits.ts";
import type { State } from "../machine/draft.ts";
import type { ErrorObject, Execution, HistoryEvent } from "../machine/types.ts";
import { executionArn } from "../wire/arn.ts";
import { calledIn } from "./called.ts";
import { copyList, originalOf } from "./copies.ts";
import { confirmed, duration, type Html, html, linkTo, page, time } from "./html.ts";
import { invocationsOf } from "./invocations.ts";
import { data, pretty } from "./payload.ts";
import { statusOf } from "./status.ts";
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
    html`<h1>${execution.name} ${statusOf(engine, execution)}</h1>
      <p>
        ${execution.functionName}, version ${execution.version}${codeOf(execution)}, started ${time(span.fromMs)},
        ${html`<span class="took">${duration(span.toMs - span.fromMs)}</span>`}${relatives(engine, execution)}
      </p>
      ${copyList(engine, state)} ${actions(state)}
      <div class="payloads">
        ${data("Input", execution.input)} ${data("Result", execution.result)} ${failure(execution.error)}
      </div>
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

function relatives(engine: Engine, { caller, copyOf }: Execution): Html {
  const calling = caller && engine.journal.execution(caller.seq);
  const original = originalOf(engine, copyOf);
  return html`${calling && html`, called by <a href="${linkTo(calling)}">${calling.name}</a> (${calling.functionName})`}${
    original && html`, ${original}`
  }`;
}

function actions({ execution }: State): Html {
  const base = `/_local/console/executions/${encodeURIComponent(executionArn(execution))}`;
  const running = execution.status === "RUNNING" && [pauseForm(execution, base), stopForm(base)];
  return html`<div class="bar">${running} ${againForm(base)}</div>`;
}

function pauseForm({ paused = false }: Execution, base: string): Html {
  const [verb, label] = paused ? ["resume", "Resume"] : ["pause", "Pause"];
  return html`<form method="post" action="${base}/${verb}"><button>${label}</button></form>`;
}

const stopForm = (base: string): Html =>
  confirmed(
    "stop",
    "Stop",
    html`<form method="post" action="${base}/stop">
      <p>It ends here, for good. Nothing of what it did is undone.</p>
      <button class="danger">Stop it</button>
    </form>`,
    "danger",
  );

const againForm = (base: string): Html =>
  confirmed(
    "again",
    "Start again",
    html`<form method="post" action="${base}/again">
      <p>Another execution begins with the same input, on the newest code, and has all its effects.</p>
      <button>Start it</button>
    </form>`,
  );

const failure = (error: ErrorObject | undefined) => error && data("Error", JSON.stringify(error), "danger");

function eventTable(events: readonly HistoryEvent[]): Html {
  return html`<table class="events">
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
    <td class="event">${event.EventType}</td>
    <td>${typeof event["Name"] === "string" && event["Name"]}</td>
    <td>${time(event.EventTimestamp * 1000)}</td>
    <td>
      ${
        details !== "{}" &&
        html`<details id="event-${event.EventId}">
          <summary>${details.slice(0, 80)}</summary>
          <pre>${pretty(details)}</pre>
        </details>`
      }
    </td>
  </tr>`;
}
