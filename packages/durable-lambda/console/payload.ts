/** What was given to an execution or an operation, and what came of it. */
import { type Html, html } from "./html.ts";

/** A text as a section that opens, JSON indented. */
export function data(title: string, text: string | undefined, kind = ""): Html | undefined {
  if (text === undefined) return undefined;
  return html`<details id="${title.toLowerCase()}" class="${kind}" ${text.length < 2000 && "open"}>
    <summary>${title}</summary>
    <pre>${pretty(text)}</pre>
  </details>`;
}

/** JSON indented; any other text as it is. */
export function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
