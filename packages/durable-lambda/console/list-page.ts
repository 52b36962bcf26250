/** The list of executions: filters, what each is waiting for and since when, and the clock. */
import type { Engine } from "../engine/engine.ts";
import { type ExecutionSummary, listExecutions } from "../journal/listing.ts";
import type { Query } from "../http/query.ts";
import type { State } from "../machine/draft.ts";
import type { Operation } from "../machine/types.ts";
import { ExecutionStatus } from "../validation/model.ts";
import { badge, duration, type Html, html, linkTo, page, time } from "./html.ts";
import { statusOf } from "./status.ts";

const PAGE_ITEMS = 50;
const FILTERS = ["function", "Statuses", "name", "input", "Marker"] as const;

export function listPage(engine: Engine, query: Query): string {
  const rows = listExecutions(engine.journal.database, {
    functionName: query.text("function"),
    namePrefix: query.text("name"),
    inputText: query.text("input"),
    statuses: query.statuses(),
    marker: query.integer("Marker"),
    oldestFirst: false,
    limit: PAGE_ITEMS + 1,
  });
  const shown = rows.slice(0, PAGE_ITEMS);
  return page(
    "Durable executions",
    html`<h1>Executions</h1>
      ${filters(engine, query)} ${clock(engine)} ${pausedFunctions(engine)}
      ${shown.length > 0 ? table(engine, shown) : nothing(engine, query)} ${pager(rows, query)}`,
  );
}

const option = (value: string, chosen: string | undefined) =>
  html`<option value="${value}" ${value === chosen && "selected"}>${value.toLowerCase().replace("_", " ")}</option>`;

const choice = (seconds: number, label: string) =>
  html`<button name="advanceSeconds" value="${seconds}">+${label}</button>`;

const durableNames = (engine: Engine): string[] =>
  [...engine.registry.functions.values()].flatMap(({ name, durable }) => (durable ? [name] : []));

function filters(engine: Engine, query: Query): Html {
  return html`<form class="bar" method="get" action="/_local/">
    <label
      >Function
      <select name="function">
        <option value="">all</option>
        ${durableNames(engine).map((name) => option(name, query.text("function")))}
      </select></label
    >
    <label
      >Status
      <select name="Statuses">
        <option value="">all</option>
        ${ExecutionStatus.values.map((status) => option(status, query.text("Statuses")))}
      </select></label
    >
    <label>Name begins with <input name="name" value="${query.text("name")}" /></label>
    <label>Input has <input name="input" value="${query.text("input")}" /></label>
    <button>Show</button>
  </form>`;
}

function clock(engine: Engine): Html {
  const ahead = engine.clock.offsetMs > 0 && html`, ${duration(engine.clock.offsetMs)} ahead`;
  return html`<form class="bar" method="post" action="/_local/console/clock" aria-label="Clock">
    <span>Clock: ${time(engine.clock.now())}${ahead}</span>
    ${[choice(60, "1 min"), choice(3600, "1 h"), choice(86_400, "1 day"), choice(172_800, "2 days")]}
  </form>`;
}

function pausedFunctions(engine: Engine): readonly Html[] {
  const paused = durableNames(engine).filter((name) => engine.isFunctionPaused(name));
  return paused.map(
    (name) =>
      html`<form class="bar" method="post" action="/_local/console/functions/${encodeURIComponent(name)}/resume">
        <span>${name} is paused: none of its executions is invoked.</span> <button>Resume</button>
      </form>`,
  );
}

function nothing(engine: Engine, query: Query): Html {
  if (FILTERS.some((name) => query.text(name) !== undefined))
    return html`<p class="empty">No execution is like that. <a href="/_local/">Show all</a></p>`;
  return html`<p class="empty">
    No execution has begun yet. Invoke ${durableNames(engine).join(", ") || "a function"}.
  </p>`;
}

function table(engine: Engine, rows: readonly ExecutionSummary[]): Html {
  return html`<table>
    <thead>
      <tr>
        <th scope="col">Execution</th>
        <th scope="col">Function</th>
        <th scope="col">Status</th>
        <th scope="col">Waiting for</th>
        <th scope="col">Started</th>
        <th scope="col">Took</th>
      </tr>
    </thead>
    <tbody>
      ${rows.map((row) => tableRow(engine, row))}
    </tbody>
  </table>`;
}

function tableRow(engine: Engine, row: ExecutionSummary): Html {
  const took = (row.endedAtMs ?? engine.clock.now()) - row.startedAtMs;
  const state = row.status === "RUNNING" ? engine.state(row.seq) : undefined;
  return html`<tr id="execution-${row.seq}">
    <td>
      <a href="${linkTo(row)}">${row.name}</a>
      ${related(engine, "called by", row.callerSeq)} ${related(engine, "copy of", row.copyOf?.seq)}
    </td>
    <td class="function">${row.functionName}:${row.version}</td>
    <td>${state ? statusOf(engine, state.execution) : badge(row.status)}</td>
    <td>${state && waitingFor(engine, state)}</td>
    <td>${time(row.startedAtMs)}</td>
    <td class="took">${duration(took)}</td>
  </tr>`;
}

function related(engine: Engine, how: string, seq: number | undefined): Html | undefined {
  const execution = seq === undefined ? undefined : engine.journal.execution(seq);
  return (
    execution &&
    html`<div>
      <small>${how} <a href="${linkTo(execution)}">${execution.name}</a></small>
    </div>`
  );
}

const MOST_WAITS = 3;

function waitingFor(engine: Engine, { execution, operations }: State): Html {
  if (execution.invocation) return html`running now`;
  const open = [...operations.values()].filter(isWaiting).slice(0, MOST_WAITS);
  return html`${open.map((wait) => waitText(wait, operations.get(wait.parentId ?? ""), engine.clock.now()))}`;
}

const isWaiting = ({ type, status }: Operation) =>
  status === "PENDING" || (status === "STARTED" && type !== "STEP" && type !== "CONTEXT");

/** The callback of a `waitForCallback` has no name: that of the operation around it is meant. */
function waitText({ type, name, startedAtMs, dueAtMs }: Operation, around: Operation | undefined, nowMs: number): Html {
  const kind = type.toLowerCase().replace("_", " ");
  const left = dueAtMs !== undefined && html`, ${duration(dueAtMs - nowMs)} left`;
  return html`<div>${kind} ${name ?? around?.name} <small>since ${duration(nowMs - startedAtMs)}${left}</small></div>`;
}

function pager(rows: readonly ExecutionSummary[], query: Query): Html {
  const last = rows.length > PAGE_ITEMS ? rows[PAGE_ITEMS - 1] : undefined;
  const isFurther = query.text("Marker") !== undefined;
  return html`<p class="bar">
    ${isFurther && html`<a class="button" href="/_local/?${query.with("Marker", "")}">Newest</a>`}
    ${last && html`<a class="button" href="/_local/?${query.with("Marker", String(last.seq))}" rel="next">Older</a>`}
  </p>`;
}
