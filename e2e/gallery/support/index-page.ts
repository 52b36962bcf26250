import { STYLE } from "./index-style.ts";
import { ROLES, type Picture, type State } from "./state.ts";

const ESCAPES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escape = (text: string): string => text.replace(/[&<>"]/g, (character) => ESCAPES[character] ?? "");
const idOf = (text: string): string => text.toLowerCase().replace(/[^a-z]+/g, "-");

const picture = (caption: string, { file, size, theme }: Picture): string =>
  `<a class="${size} ${theme}" href="${file}"><img loading="lazy" src="${file}" alt="${escape(`${caption}, ${size}, ${theme}`)}"><span>${size}, ${theme}</span></a>`;

/** What was found wrong with a state, in a line each; one line when nothing was. */
export function verdict({ findings, overflow }: Pick<State, "findings" | "overflow">): readonly string[] {
  const rules = [...new Set(findings.map(({ theme, size, rule, where }) => `${rule} (${size}, ${theme}): ${where}`))];
  const wide = overflow.map(({ width, by }) => `${by} px too wide at ${width} px`);
  return [...rules, ...wide];
}

function figure(state: State): string {
  const wrong = verdict(state);
  const lines = wrong.length === 0 ? "" : `<ul>${wrong.map((line) => `<li>${escape(line)}</li>`).join("")}</ul>`;
  return `<figure><figcaption><h4>${escape(state.caption)}</h4>${lines}</figcaption><div class="pictures">${state.pictures.map((one) => picture(state.caption, one)).join("")}</div></figure>`;
}

function chapters(states: readonly State[]): string {
  const byPage = Map.groupBy(states, ({ page }) => page);
  return [...byPage].map(([page, its]) => `<h3>${escape(page)}</h3>${its.map(figure).join("")}`).join("");
}

const SWITCHES = ["phone", "desktop", "narrow", "light", "dark"] as const;
const switches = SWITCHES.map(
  (name) => `<label><input type="checkbox" id="show-${name}"${name === "narrow" ? "" : " checked"}> ${name}</label>`,
).join("");

function summary(states: readonly State[]): string {
  const pictures = states.reduce((sum, state) => sum + state.pictures.length, 0);
  const findings = states.reduce((sum, state) => sum + state.findings.length, 0);
  const wide = states.reduce((sum, state) => sum + state.overflow.length, 0);
  return `${states.length} states, ${pictures} pictures. axe (WCAG 2.2 A and AA): ${findings} findings. Pages wider than their window: ${wide}.`;
}

/** All states on one page that needs no script: roles, pages, captions, and boxes for what to show. */
export function indexPage(states: readonly State[]): string {
  const roles = ROLES.filter((role) => states.some((state) => state.role === role));
  const sections = roles.map(
    (role) =>
      `<section id="${idOf(role)}"><h2>${role}</h2>${chapters(states.filter((state) => state.role === role))}</section>`,
  );
  const links = roles.map((role) => `<a href="#${idOf(role)}">${role}</a>`).join("");
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>QuantaSneaks, every state</title><style>${STYLE}</style></head><body><header><h1>QuantaSneaks, every state</h1><p>${summary(states)} Taken ${new Date().toUTCString()}.</p></header><nav aria-label="Roles">${links}<fieldset><legend>Show</legend>${switches}</fieldset></nav><main>${sections.join("")}</main></body></html>`;
}
