import { escape, layout } from "../local-service/page.ts";
import { TEST_CARDS } from "./cards.ts";
import { amountText } from "./currencies.ts";
import type { PaymentIntent, Session, Shipping } from "./objects.ts";
import { lineItemsOf } from "./sessions.ts";

const NOTE = "This is a test payment page on this machine. No card number is asked for and no money moves.";

/** The hosted page of a session, in the state it is in. */
export function checkoutPage(session: Session, intent: PaymentIntent, merchant: string): string {
  const items = lineItemsOf(session).map(
    (item) =>
      `<li><span>${escape(item.name)}${item.quantity > 1 ? ` × ${item.quantity}` : ""}${item.description === null ? "" : `<small>${escape(item.description)}</small>`}</span><span>${money(item.quantity * item.unitAmount, item.currency)}</span></li>`,
  );
  return layout(
    `Pay ${money(session.amount_total, session.currency)} · ${escape(merchant)}`,
    `<p class="merchant">${escape(merchant)}</p>
    <h1>${money(session.amount_total, session.currency)}</h1>
    <ul aria-label="What you pay for">${items.join("")}</ul>
    ${goesTo(intent.shipping)}
    ${state(session, intent)}
    ${session.status === "open" ? buttons(session) : backLink(session)}
    <p class="note">${NOTE}</p>`,
  );
}

function goesTo(shipping: Shipping | null): string {
  if (!shipping) return "";
  const { line1, line2, postal_code: code, city, state: region, country } = shipping.address;
  const lines = [shipping.name, line1, line2, [code, city].filter(Boolean).join(" "), region, country];
  return `<address aria-label="Goes to">${lines
    .filter(Boolean)
    .map((line) => escape(line ?? ""))
    .join("<br>")}</address>`;
}

/** The answer for a session that was never opened. */
export const unknownPage = (merchant: string) =>
  layout(
    `No such payment · ${escape(merchant)}`,
    `<p class="merchant">${escape(merchant)}</p><h1>No such payment</h1><p>This payment link is not known here.</p><p class="note">${NOTE}</p>`,
  );

/** For people: every payment of this machine, newest first. */
export function paymentsPage(intents: readonly PaymentIntent[], merchant: string): string {
  const rows = intents.map(
    (intent) =>
      `<tr><td><code>${escape(intent.id)}</code></td><td>${money(intent.amount, intent.currency)}</td><td>${escape(intent.status)}</td><td>${escape(metadataText(intent))}</td></tr>`,
  );
  const table = `<table><thead><tr><th scope="col">Payment</th><th scope="col">Amount</th><th scope="col">Status</th><th scope="col">Metadata</th></tr></thead><tbody>${rows.join("")}</tbody></table>`;
  return layout(
    `Payments · ${escape(merchant)}`,
    `<p class="merchant">${escape(merchant)}, on this machine</p><h1>Payments</h1>${rows.length > 0 ? table : "<p>None yet.</p>"}`,
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
