/** The list of executions: filters, what each is waiting for and since when, and the clock. */
import type { Engine } from "../engine/engine.ts";
import { type ExecutionSummary, listExecutions } from "../journal/listing.ts";
import type { Query } from "../http/query.ts";
import type { Operation } from "../machine/types.ts";
import { ExecutionStatus } from "../validation/model.ts";
import { badge, duration, type Html, html, linkTo, page, time } from "./html.ts";

const PAGE_ITEMS = 50;

export function listPage(engine: Engine, query: Query): string {
  const rows = listExecutions(engine.journal.database, {
    functionName: query.text("function"),
    name: query.text("name"),
    inputText: query.text("input"),
    statuses: query.statuses(),
    marker: query.integer("Marker"),
    oldestFirst: false,
    limit: PAGE_ITEMS + 1,
  });
  const shown = rows.slice(0, PAGE_ITEMS);
  return page(
    "Durable executions",
    html`${filters(engine, query)} ${clock(engine)} ${table(engine, shown)} ${more(rows, query)}`,
  );
}

const option = (value: string, chosen: string | undefined) =>
  html`<option value="${value}" ${value === chosen && "selected"}>${value.toLowerCase().replace("_", " ")}</option>`;

const choice = (seconds: number, label: string) =>
  html`<button name="advanceSeconds" value="${seconds}">+${label}</button>`;

function filters(engine: Engine, query: Query): Html {
  const functions = [...engine.registry.functions.values()].filter(({ durable }) => durable);
  return html`<form class="bar" method="get" action="/_local/">
    <label
      >Function
      <select name="function">
        <option value="">all</option>
        ${functions.map(({ name }) => option(name, query.text("function")))}
      </select></label
    >
    <label
      >Status
      <select name="Statuses">
        <option value="">all</option>
        ${ExecutionStatus.values.map((status) => option(status, query.text("Statuses")))}
      </select></label
    >
    <label>Name <input name="name" value="${query.text("name")}" /></label>
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

function table(engine: Engine, rows: readonly ExecutionSummary[]): Html {
  if (rows.length === 0) return html`<p>Nothing here.</p>`;
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
  return html`<tr>
    <td><a href="${linkTo(row)}">${row.name}</a>${calledBy(engine, row)}</td>
    <td>${row.functionName}:${row.version}</td>
    <td>${badge(row.status)}</td>
    <td>${row.status === "RUNNING" && waitingFor(engine, row.seq)}</td>
    <td>${time(row.startedAtMs)}</td>
    <td>${duration(took)}</td>
  </tr>`;
}

function calledBy(engine: Engine, { callerSeq }: ExecutionSummary): Html | undefined {
  const caller = callerSeq === undefined ? undefined : engine.journal.execution(callerSeq);
  return (
    caller &&
    html`<div>
      <small>called by <a href="${linkTo(caller)}">${caller.name}</a></small>
    </div>`
  );
}

function waitingFor(engine: Engine, seq: number): Html | undefined {
  const state = engine.state(seq);
  if (!state) return undefined;
  if (state.execution.invocation) return html`running now`;
  const open = [...state.operations.values()].filter(isWaiting);
  return html`${open.slice(0, 3).map((operation) => waitText(operation, engine.clock.now()))}`;
}

const isWaiting = ({ type, status }: Operation) =>
  status === "PENDING" || (status === "STARTED" && type !== "STEP" && type !== "CONTEXT");

function waitText({ type, name, startedAtMs, dueAtMs }: Operation, nowMs: number): Html {
  const kind = type.toLowerCase().replace("_", " ");
  const left = dueAtMs !== undefined && html`, ${duration(dueAtMs - nowMs)} left`;
  return html`<div>${kind} ${name} <small>since ${duration(nowMs - startedAtMs)}${left}</small></div>`;
}

function more(rows: readonly ExecutionSummary[], query: Query): Html | undefined {
  const last = rows[PAGE_ITEMS - 1];
  if (rows.length <= PAGE_ITEMS || !last) return undefined;
  return html`<p><a href="/_local/?${query.with("Marker", String(last.seq))}" rel="next">Older</a></p>`;
}
