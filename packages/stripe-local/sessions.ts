import type { Card } from "./cards.ts";
import { checkAmount, currencyOf } from "./currencies.ts";
import { emit } from "./events.ts";
import { ParameterError, refused, resourceMissing } from "./errors.ts";
import { newId, nowSeconds, type PaymentIntent, type Session, type Shipping } from "./objects.ts";
import * as read from "./params.ts";
import { authorize, decline, getPaymentIntent, markCanceled, newPaymentIntent } from "./payment-intents.ts";
import type { Store } from "./store.ts";

const MINUTE = 60;
/** https://docs.stripe.com/api/checkout/sessions/create#create_checkout_session-expires_at */
const MIN_LIFETIME_SECONDS = 30 * MINUTE;
const MAX_LIFETIME_SECONDS = 24 * 60 * MINUTE;

/** Acted on here. */
const ACTED_ON =
  "cancel_url client_reference_id customer_email expand expires_at line_items metadata mode payment_intent_data success_url";
/** Known to Stripe, shown back, without effect here. */
const SHOWN_BACK =
  "adaptive_pricing after_expiration allow_promotion_codes automatic_tax billing_address_collection branding_settings " +
  "consent_collection currency custom_fields custom_text customer customer_creation invoice_creation locale origin_context " +
  "payment_method_options payment_method_types phone_number_collection shipping_address_collection shipping_options submit_type " +
  "tax_id_collection ui_mode";
const CREATE_PARAMS = new Set(`${ACTED_ON} ${SHOWN_BACK}`.split(" "));
const LINE_ITEM_PARAMS = new Set(["adjustable_quantity", "price_data", "quantity", "tax_rates"]);
const PRICE_PARAMS = new Set(["currency", "product_data", "tax_behavior", "unit_amount"]);
const INTENT_PARAMS = new Set([
  "capture_method",
  "description",
  "metadata",
  "receipt_email",
  "shipping",
  "statement_descriptor",
  "statement_descriptor_suffix",
]);

export interface LineItem {
  readonly name: string;
  readonly description: string | null;
  readonly quantity: number;
  readonly currency: string;
  readonly unitAmount: number;
}

/** Opens a session with its intent. `publicUrl` is where the hosted page stands. */
export function createSession(store: Store, params: read.Params, publicUrl: string): Session {
  read.onlyKnown(params, CREATE_PARAMS);
  if (read.requiredString(params, "mode") !== "payment")
    throw new ParameterError("Only mode `payment` exists on this machine.", { param: "mode" });
  const items = read.requiredList(params, "line_items").map(readLineItem);
  const intent = intentFor(params, items);
  const session = newSession(params, items, publicUrl);
  store.insert(intent);
  store.insert(session, intent.id, session.expires_at);
  return session;
}

function readLineItem(params: read.Params, index: number): LineItem {
  const path = `line_items[${index}]`;
  read.onlyKnown(params, LINE_ITEM_PARAMS, path);
  const quantity = read.optionalInteger(params, "quantity", 1, path);
  return {
    ...readPrice(read.requiredObject(params, "price_data", path), `${path}[price_data]`),
    quantity: quantity ?? Number(read.requiredString(params, "quantity", path)),
  };
}

function readPrice(price: read.Params, path: string): Omit<LineItem, "quantity"> {
  read.onlyKnown(price, PRICE_PARAMS, path);
  const product = read.requiredObject(price, "product_data", path);
  const currency = currencyOf(read.requiredString(price, "currency", path), `${path}[currency]`);
  const unitAmount =
    read.optionalInteger(price, "unit_amount", 0, path) ?? Number(read.requiredString(price, "unit_amount", path));
  checkAmount(unitAmount, currency, `${path}[unit_amount]`);
  return {
    name: read.requiredString(product, "name", `${path}[product_data]`),
    description: read.optionalString(product, "description", `${path}[product_data]`) ?? null,
    currency,
    unitAmount,
  };
}

function intentFor(params: read.Params, items: readonly LineItem[]): PaymentIntent {
  const data = read.optionalObject(params, "payment_intent_data") ?? {};
  read.onlyKnown(data, INTENT_PARAMS, "payment_intent_data");
  const methods = ["automatic", "automatic_async", "manual"] as const;
  return newPaymentIntent({
    amount: totalOf(items),
    currency: currency(items),
    captureMethod: read.oneOf(data, "capture_method", methods, "payment_intent_data") ?? "automatic_async",
    metadata: read.metadata(data, "payment_intent_data"),
    description: read.optionalString(data, "description", "payment_intent_data") ?? null,
    shipping: readShipping(data),
  });
}

/** https://docs.stripe.com/api/payment_intents/object (shipping) */
function readShipping(data: read.Params): Shipping | null {
  const path = "payment_intent_data[shipping]";
  const shipping = read.optionalObject(data, "shipping");
  if (shipping === undefined) return null;
  const address = read.requiredObject(shipping, "address", path);
  const text = (name: string) => read.optionalString(address, name, `${path}[address]`) ?? null;
  return {
    name: read.requiredString(shipping, "name", path),
    phone: read.optionalString(shipping, "phone", path) ?? null,
    address: {
      line1: read.requiredString(address, "line1", `${path}[address]`),
      line2: text("line2"),
      postal_code: text("postal_code"),
      city: text("city"),
      state: text("state"),
      country: text("country"),
    },
  };
}

const totalOf = (items: readonly LineItem[]) => items.reduce((sum, item) => sum + item.quantity * item.unitAmount, 0);

function currency(items: readonly LineItem[]): string {
  const [first, ...others] = new Set(items.map((item) => item.currency));
  if (first !== undefined && others.length === 0) return first;
  throw new ParameterError("All prices on a Checkout Session must have the same currency.", { param: "line_items" });
}

function newSession(params: read.Params, items: readonly LineItem[], publicUrl: string): Session {
  const id = newId("cs_test_a1", 56);
  const email = read.optionalString(params, "customer_email") ?? null;
  return {
    ...shownBack(params),
    id,
    object: "checkout.session",
    amount_subtotal: totalOf(items),
    amount_total: totalOf(items),
    cancel_url: read.httpUrl(params, "cancel_url") ?? null,
    client_reference_id: read.optionalString(params, "client_reference_id") ?? null,
    created: nowSeconds(),
    currency: currency(items),
    customer: null,
    customer_details: email === null ? null : { email },
    customer_email: email,
    expires_at: expiresAt(params),
    livemode: false,
    metadata: read.metadata(params),
    mode: "payment",
    payment_intent: null,
    payment_method_types: ["card"],
    payment_status: "unpaid",
    status: "open",
    success_url: read.httpUrl(params, "success_url") ?? read.requiredString(params, "success_url"),
    total_details: { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
    ui_mode: "hosted_page",
    url: `${publicUrl}/c/pay/${id}`,
    // Not of Stripe's object: taken off before it is shown (see `shownSession`).
    _line_items: items,
  };
}

const shownBack = (params: read.Params) =>
  Object.fromEntries(
    SHOWN_BACK.split(" ").flatMap((name) => (params[name] === undefined ? [] : [[name, params[name]]])),
  );

function expiresAt(params: read.Params): number {
  const asked = read.optionalInteger(params, "expires_at", 0);
  if (asked === undefined) return nowSeconds() + MAX_LIFETIME_SECONDS;
  const lifetime = asked - nowSeconds();
  if (lifetime < MIN_LIFETIME_SECONDS - MINUTE) throw badExpiry("at least 30 minutes");
  if (lifetime > MAX_LIFETIME_SECONDS + MINUTE) throw badExpiry("less than 24 hours");
  return asked;
}

const badExpiry = (limit: string) =>
  new ParameterError(`The \`expires_at\` timestamp must be ${limit} from Checkout Session creation.`, {
    param: "expires_at",
  });

export const lineItemsOf = (session: Session) => session["_line_items"] as readonly LineItem[];

/** The session as the API shows it. */
export function shownSession(session: Session): Session {
  const { _line_items: _, ...shown } = session;
  return shown;
}

export function getSession(store: Store, id: string): Session {
  const session = store.find("checkout.session", id);
  if (session === undefined) throw resourceMissing("checkout.session", id, "session");
  return session;
}

export function expireSession(store: Store, id: string, idempotencyKey: string | null): Session {
  const session = getSession(store, id);
  if (session.status !== "open") {
    const message = `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of ${session.status}.`;
    throw refused(message, { param: "session" });
  }
  end(store, session, "expired");
  const intent = intentOf(store, session);
  markCanceled(store, intent, "automatic");
  emit(store, "checkout.session.expired", shownSession(session), idempotencyKey);
  if (session.payment_intent !== null) emit(store, "payment_intent.canceled", intent, idempotencyKey);
  return session;
}

/** A person pays with a good card. Only for open sessions. */
export function paySession(store: Store, session: Session, card: Card): void {
  const intent = intentOf(store, session);
  session.payment_intent = intent.id;
  session.payment_status = intent.capture_method === "manual" ? "unpaid" : "paid";
  end(store, session, "complete");
  authorize(store, intent, card);
  emit(store, "checkout.session.completed", shownSession(session));
}

/** A person's card is refused. The session stays open for another try. */
export function declineSession(store: Store, session: Session, card: Card): void {
  const intent = intentOf(store, session);
  session.payment_intent = intent.id;
  store.update(session);
  decline(store, intent, card);
}

export const intentOf = (store: Store, session: Session) => getPaymentIntent(store, store.parentOf(session.id) ?? "");

function end(store: Store, session: Session, status: "complete" | "expired"): void {
  session.status = status;
  session.url = null;
  store.update(session);
  store.stopExpiry(session.id);
}
