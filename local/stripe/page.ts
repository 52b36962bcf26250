import { TEST_CARDS } from "./cards.ts";
import { amountText } from "./currencies.ts";
import type { PaymentIntent, Session } from "./objects.ts";
import { lineItemsOf } from "./sessions.ts";

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
const escape = (text: string) => text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? "");

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

const NOTE = "This is a test payment page on this machine. No card number is asked for and no money moves.";

/** The hosted page of a session, in the state it is in. */
export function checkoutPage(session: Session, intent: PaymentIntent): string {
  const items = lineItemsOf(session).map(
    (item) =>
      `<li><span>${escape(item.name)}${item.quantity > 1 ? ` × ${item.quantity}` : ""}</span><span>${money(item.quantity * item.unitAmount, item.currency)}</span></li>`,
  );
  return layout(
    `Pay ${money(session.amount_total, session.currency)}`,
    `<p class="merchant">QuantaSneaks</p>
    <h1>${money(session.amount_total, session.currency)}</h1>
    <ul aria-label="What you pay for">${items.join("")}</ul>
    ${state(session, intent)}
    ${session.status === "open" ? buttons(session) : backLink(session)}
    <p class="note">${NOTE}</p>`,
  );
}

/** Stands where a session was asked for that nobody opened. */
export const unknownPage = () =>
  layout(
    "No such payment",
    `<p class="merchant">QuantaSneaks</p><h1>No such payment</h1><p>This payment link is not known here.</p><p class="note">${NOTE}</p>`,
  );

/** For people: every payment of this machine, newest first. */
export function paymentsPage(intents: readonly PaymentIntent[]): string {
  const rows = intents.map(
    (intent) =>
      `<tr><td><code>${escape(intent.id)}</code></td><td>${money(intent.amount, intent.currency)}</td><td>${escape(intent.status)}</td><td>${escape(metadataText(intent))}</td></tr>`,
  );
  const table = `<table><thead><tr><th scope="col">Payment</th><th scope="col">Amount</th><th scope="col">Status</th><th scope="col">Metadata</th></tr></thead><tbody>${rows.join("")}</tbody></table>`;
  return layout(
    "Payments",
    `<p class="merchant">QuantaSneaks, on this machine</p><h1>Payments</h1>${rows.length > 0 ? table : "<p>None yet.</p>"}`,
    "wide",
  );
}

const metadataText = (intent: PaymentIntent) =>
  Object.entries(intent.metadata)
    .map(([key, value]) => `${key}: ${value}`)
    .join(", ");

function state(session: Session, intent: PaymentIntent): string {
  if (session.status === "complete")
    return `<p class="state good" role="status">This payment is done. You can close this page.</p>`;
  if (session.status === "expired")
    return `<p class="state bad" role="status">This payment link has expired. Nothing was charged.</p>`;
  if (intent.last_payment_error === null) return "";
  return `<p class="state bad" role="alert">Your card has been declined. Nothing was charged. ${linkTo(session.cancel_url ?? session.success_url, "Back to the shop")}</p>`;
}

function buttons(session: Session): string {
  const leave = session.cancel_url === null ? "" : `<button name="action" value="leave">Leave</button>`;
  return `<form method="post" action="/c/pay/${escape(session.id)}">
      <label for="card">Card</label>
      <select id="card" name="card"><option value="">Your own</option>${TEST_CARDS.map(({ number, label }) => `<option value="${number}">Test card, ${label}</option>`).join("")}</select>
      <button class="go" name="action" value="pay">Pay</button>
      <button name="action" value="decline">Decline</button>
      ${leave}
    </form>`;
}

const backLink = (session: Session) =>
  `<p>${linkTo(session.status === "complete" ? successUrl(session) : session.cancel_url, "Back to the shop")}</p>`;

const linkTo = (url: string | null, text: string) => (url === null ? "" : `<a href="${escape(url)}">${text}</a>`);

/** Where a person goes after paying. */
export const successUrl = (session: Session) =>
  (session.success_url ?? "/").replaceAll("{CHECKOUT_SESSION_ID}", session.id);

const money = (amount: number, currency: string): string => escape(amountText(amount, currency));

function layout(title: string, body: string, className = ""): string {
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title} · QuantaSneaks</title><link rel="icon" href="data:,"><style>${STYLE}</style></head>
<body><main class="${className}">${body}</main></body>
</html>`;
}
