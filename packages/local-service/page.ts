const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text as it may stand in HTML, in an attribute too. */
export const escape = (text: string): string => text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? "");

const STYLE = `
  :root { color-scheme: light dark; --ink: #14171f; --soft: #5b6270; --paper: #f4f5f7; --card: #fff; --line: #dfe2e8; --go: #4f46e5; --bad: #b42318; --good: #067647 }
  @media (prefers-color-scheme: dark) { :root { --ink: #eef0f4; --soft: #a2a9b8; --paper: #0e1014; --card: #181b22; --line: #2c313c; --go: #5d55ee; --bad: #ff8a80; --good: #5fd6a0 } }
  * { box-sizing: border-box }
  body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 24px 16px; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif }
  main { width: 100%; max-width: 440px; background: var(--card); border: 1px solid var(--line); border-radius: 16px; padding: 28px }
  main.wide { max-width: 900px; overflow-x: auto }
  .merchant { margin: 0; color: var(--soft); font-weight: 600 }
  h1 { margin: 4px 0 20px; font-size: 32px; line-height: 1.2; letter-spacing: -0.02em }
  ul { list-style: none; margin: 0 0 20px; padding: 14px 0; border-block: 1px solid var(--line) }
  li { display: flex; justify-content: space-between; gap: 16px }
  form { display: grid; grid-template-columns: minmax(0, 1fr); gap: 10px }
  label { font-weight: 600; margin-bottom: -6px }
  select { font: inherit; min-height: 48px; padding: 0 10px; border-radius: 10px; border: 1px solid var(--soft); background: transparent; color: var(--ink); margin-bottom: 8px }
  option { background: var(--card) }
  button { font: inherit; font-weight: 600; min-height: 48px; border-radius: 10px; border: 1px solid var(--soft); background: transparent; color: var(--ink); cursor: pointer }
  button:hover { border-color: var(--ink) }
  button.go { background: var(--go); border-color: var(--go); color: #fff }
  button:focus-visible, select:focus-visible, a:focus-visible { outline: 3px solid var(--go); outline-offset: 2px }
  a { color: inherit; font-weight: 600 }
  .note { margin: 22px 0 0; color: var(--soft); font-size: 14px }
  .state { margin: 0 0 20px; padding: 12px 14px; border-radius: 10px; border: 1px solid currentColor }
  .bad { color: var(--bad) } .good { color: var(--good) }
  table { border-collapse: collapse; width: 100%; font-size: 14px } th, td { text-align: left; padding: 8px 10px; border-bottom: 1px solid var(--line); white-space: nowrap }`;

/** A page for people of a service of this machine. `title` and `body` are HTML. */
export function layout(title: string, body: string, className = ""): string {
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title><link rel="icon" href="data:,"><style>${STYLE}</style></head>
<body><main class="${className}">${body}</main></body>
</html>`;
}
