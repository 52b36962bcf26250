/** HTML by tagged template. Invariant: whatever is put in is escaped, unless it is HTML made here. */
import { executionArn } from "../wire/arn.ts";

export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Value = string | number | Html | undefined | false | readonly Html[];

export function html(strings: TemplateStringsArray, ...values: readonly Value[]): Html {
  return new Html(strings.map((part, index) => part + render(values[index])).join(""));
}

function render(value: Value): string {
  if (value === undefined || value === false) return "";
  if (value instanceof Html) return value.text;
  if (typeof value === "object") return value.map(({ text }) => text).join("");
  return String(value).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** `operations`: whether the page has a section of that id to skip to. */
export function page(title: string, main: Html, operations = false): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>${title}</title>
        <link rel="stylesheet" href="/_local/console.css" />
        <script type="module" src="/_local/console.js"></script>
      </head>
      <body>
        <a class="skip" href="#main">Skip to content</a>
        ${operations && html`<a class="skip" href="#operations">Skip to operations</a>`}
        <header><a href="/_local/">Durable executions</a><span id="live" role="status"></span></header>
        <main id="main" tabindex="-1">${main}</main>
      </body>
    </html>`.text;
}

export const problemPage = (message: string): string =>
  page(
    "Not possible",
    html`<h1>That was not possible</h1>
      <p class="empty">${message}</p>
      <p><a href="/_local/">All executions</a></p>`,
  );

/** A button behind a sentence that says what it does: for what cannot be taken back, and what has effects. */
export const confirmed = (id: string, title: string, form: Html, kind = ""): Html =>
  html`<details id="${id}" class="confirm">
    <summary class="button ${kind}">${title}</summary>
    ${form}
  </details>`;

export const time = (ms: number) => {
  const iso = new Date(ms).toISOString();
  return html`<time datetime="${iso}">${iso.slice(0, 19).replace("T", " ")}</time>`;
};

const UNITS: readonly (readonly [number, string])[] = [
  [86_400_000, "d"],
  [3_600_000, "h"],
  [60_000, "min"],
  [1000, "s"],
];

/** `2 d 3 h`, `4.2 s`, `12 ms`. */
export function duration(ms: number): string {
  if (ms < 1000) return `${Math.max(0, Math.round(ms))} ms`;
  if (ms < 10_000) return `${(ms / 1000).toFixed(1)} s`;
  const first = UNITS.findIndex(([size]) => ms >= size);
  const [size, unit] = UNITS[first] as readonly [number, string];
  const [nextSize, nextUnit] = UNITS[first + 1] ?? [Infinity, ""];
  const rest = Math.floor((ms % size) / nextSize);
  return `${Math.floor(ms / size)} ${unit}${rest > 0 ? ` ${rest} ${nextUnit}` : ""}`;
}

/** The page of an execution. */
export const linkTo = (execution: Parameters<typeof executionArn>[0]) =>
  `/_local/executions/${encodeURIComponent(executionArn(execution))}`;

export const badge = (status: string) =>
  html`<span class="badge ${status.toLowerCase()}">${status.toLowerCase().replace("_", " ")}</span>`;
