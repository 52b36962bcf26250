import { createHash } from "node:crypto";

const STYLE = `
:root { color-scheme: light dark; --ink: #14171f; --soft: #5b6270; --paper: #f4f5f7; --card: #fff; --go: #4338ca; --bad: #b42318; --good: #067647 }
@media (prefers-color-scheme: dark) { :root { --ink: #eef0f4; --soft: #a2a9b8; --paper: #0e1014; --card: #181b22; --go: #a5a1ff; --bad: #ff8a80; --good: #5fd6a0 } }
* { box-sizing: border-box }
body { margin: 0; padding: 24px 16px; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif }
main { max-width: 640px; margin: auto; background: var(--card); border-radius: 16px; padding: 28px }
h1 { margin: 0 0 12px; line-height: 1.2 }
form { display: grid; gap: 8px; margin: 20px 0 }
label { font-weight: 600 }
input { font: inherit; min-height: 44px; max-width: 100% }
button { font: inherit; font-weight: 600; min-height: 48px; border: 2px solid var(--go); border-radius: 10px; background: none; color: var(--go); cursor: pointer }
:focus-visible { outline: 3px solid var(--go); outline-offset: 2px }
output { display: block; overflow-wrap: anywhere } .good { border-left: 4px solid var(--good); padding-left: 14px } .bad { border-left: 4px solid var(--bad); padding-left: 14px }
.soft { color: var(--soft) }
`;

const BODY = `<main>
<h1>Check a draw</h1>
<p>This page checks a published draw on your machine. It asks no server: take yourself offline first if you like.</p>
<form id="check">
<label for="record">The public record (JSON)</label><input id="record" type="file" accept=".json,application/json">
<label for="receipt">Your receipt (JSON), if you entered</label><input id="receipt" type="file" accept=".json,application/json">
<button>Check</button>
</form>
<output id="result" role="status" for="record receipt"></output>
<h2>What this shows</h2>
<p>That the rules, the list of entries and the seed were those that the seals name; that the beacon's keepers signed the round; that ranks and winners follow from these and nothing else; and that your entry was among them, at its rank.</p>
<h2>What it cannot show</h2>
<p>That entries are different people: the list holds salted hashes. And that the seal was public before the round was signed: compare it with one that you, or others, saved before the draw.</p>
<p class="soft"><noscript>This page calculates, and needs JavaScript for it. The command <code>npm run draw -- verify</code> does the same.</noscript></p>
</main>`;

const sourceOf = (text: string): string => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** The page around a script. Its policy allows this script and style, and no connection at all. */
export function pageOf(script: string): string {
  const policy = `default-src 'none'; script-src ${sourceOf(script)}; style-src ${sourceOf(STYLE)}; img-src data:; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Check a draw</title><link rel="icon" href="data:,"><style>${STYLE}</style></head>
<body>${BODY}<script>${script}</script></body>
</html>
`;
}
