import type { JsonAnswer } from "../local-service/http.ts";
import { cardOf, type Card } from "./cards.ts";
import { openDispute } from "./disputes.ts";
import { warnOfFraud } from "./fraud-warnings.ts";
import { getSession, declineSession, expireSession, intentOf, paySession } from "./sessions.ts";
import type { PaymentIntent, Session } from "./objects.ts";
import type { Store } from "./store.ts";

type Outcome = "paid" | "declined" | "expired";

interface Wish {
  readonly outcome: Outcome;
  /** Number of a test card. */
  readonly card: unknown;
}

/** `POST /_local/checkout/{id}`: what a person on the page would do. Done twice it is done once. */
export function answerOutcome(store: Store, id: string, json: string): JsonAnswer {
  const wish = readWish(json);
  if (wish === undefined)
    return { status: 400, body: { error: 'the body must be {"outcome": "paid" | "declined" | "expired"}' } };
  if (store.find("checkout.session", id) === undefined)
    return { status: 404, body: { error: `no checkout session ${id}` } };
  const problem = store.transaction(() => settle(store, getSession(store, id), wish));
  const session = getSession(store, id);
  if (problem !== undefined) return { status: 409, body: { error: problem } };
  return { status: 200, body: { id, status: session.status, paymentStatus: session.payment_status } };
}

function readWish(json: string): Wish | undefined {
  try {
    const { outcome, card } = JSON.parse(json) as { outcome?: unknown; card?: unknown };
    return outcome === "paid" || outcome === "declined" || outcome === "expired" ? { outcome, card } : undefined;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return undefined;
    throw error;
  }
}

/** Why it cannot be, or undefined when it is so now. */
function settle(store: Store, session: Session, { outcome, card }: Wish): string | undefined {
  const intent = intentOf(store, session);
  const given = cardOf(card, countryOf(intent));
  const reached: Record<Outcome, boolean> = {
    paid: session.status === "complete",
    declined: session.status === "open" && isDeclined(store, intent, card === undefined ? undefined : given),
    expired: session.status === "expired",
  };
  if (reached[outcome]) return undefined;
  if (session.status !== "open") return `the session is ${session.status}, it can no longer be ${outcome}`;
  if (outcome === "paid") paySession(store, session, given);
  else if (outcome === "declined") declineSession(store, session, given);
  else expireSession(store, session.id, null);
  return undefined;
}

const countryOf = ({ shipping }: PaymentIntent): string | null => shipping?.address.country ?? null;

/** Whether the last card was declined, and was that one: another one is another try. */
function isDeclined(store: Store, intent: PaymentIntent, card: Card | undefined): boolean {
  const [last] = store.children("charge", intent.id);
  const { fingerprint } = last?.payment_method_details.card ?? {};
  return intent.last_payment_error !== null && (card === undefined || card.fingerprint === fingerprint);
}

/** A button on the hosted page. Nothing happens to a session that is over. */
export function press(store: Store, id: string, button: "pay" | "decline", card: string | null): void {
  store.transaction(() => {
    const session = getSession(store, id);
    if (session.status !== "open") return;
    const given = cardOf(card, countryOf(intentOf(store, session)));
    if (button === "pay") paySession(store, session, given);
    else declineSession(store, session, given);
  });
}

/** `POST /_local/payments/{id}/dispute`: the holder of the card disputes what was captured. Done twice it is done once. */
export function answerDispute(store: Store, intentId: string): JsonAnswer {
  const dispute = store.transaction(() => openDispute(store, intentId));
  return { status: 200, body: { id: dispute.id, status: dispute["status"] } };
}

/** `POST /_local/payments/{id}/fraud-warning`: the card's network warns of what was paid. Done twice it is done once. */
export function answerFraudWarning(store: Store, intentId: string): JsonAnswer {
  const { id, fraud_type } = store.transaction(() => warnOfFraud(store, intentId));
  return { status: 200, body: { id, fraudType: fraud_type } };
}

/** `GET /_local/payments`: every payment intent, oldest first. */
export function answerPayments(store: Store): JsonAnswer {
  return {
    status: 200,
    body: store
      .all("payment_intent")
      .toReversed()
      .map((intent) => payment(store, intent)),
  };
}

function payment(store: Store, intent: PaymentIntent) {
  const { id, metadata, amount, currency, status } = intent;
  const refunds = store.children("refund", id);
  const sessionId = store.children("checkout.session", id)[0]?.id ?? null;
  const amountRefunded = refunds.reduce((sum, refund) => sum + refund.amount, 0);
  return { id, metadata, amount, currency, status, amountCaptured: intent.amount_received, amountRefunded, sessionId };
}
