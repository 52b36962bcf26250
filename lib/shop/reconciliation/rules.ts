import { formatMoney } from "@/lib/platform/money";
import { awaitsApproval, awaitsPacking, isBeforePayment, isFinished, isSold } from "@/lib/shop/order/rules";
import type { Order } from "@/lib/shop/order/schema";
import { moneyOf, providerAmount } from "@/lib/shop/payment/amount";
import { lossOf, matches } from "@/lib/shop/payment/rules";
import type { PaymentFacts } from "@/lib/shop/payment/schema";
import { refundOf } from "@/lib/shop/returns/inspection";
import { isFinished as isReturnFinished } from "@/lib/shop/returns/rules";
import type { Return } from "@/lib/shop/returns/schema";
import type { DifferenceKind, Finding } from "@/lib/shop/reconciliation/schema";

/** An order that was written a moment ago may be on its way from one of its records to the other. */
const IN_FLIGHT_MS = 15_000;

const isInFlight = (order: Order, nowMs: number): boolean =>
  !isFinished(order) && !isSold(order) && nowMs - Date.parse(order.updatedAt) < IN_FLIGHT_MS;

const holdsMoney = ({ state, captured, refunded, disputed }: PaymentFacts): boolean =>
  state === "authorized" || (captured > refunded && !disputed);

/** Money that the order does not know of. */
function strayKind(order: Order): DifferenceKind {
  if (order.payment?.intentId !== undefined) return "duplicate_payment";
  return isBeforePayment(order) ? "payment_not_recorded" : "authorised_but_ended";
}

/** What a return gives back goes back once, and is there when the return says so. */
function kindOfSold(facts: PaymentFacts, returned: Return | undefined): DifferenceKind | undefined {
  if (facts.captured < facts.amount) return "shipped_not_captured";
  const refund = returned && refundOf(returned);
  const owed = refund ? providerAmount(refund) : 0;
  if (facts.refunded > owed) return "refunded_but_shipped";
  return facts.refunded < owed && returned && isReturnFinished(returned) ? "refund_missing" : undefined;
}

function kindOfUnsold(facts: PaymentFacts, order: Order): DifferenceKind | undefined {
  if (awaitsPacking(order)) return lossOf(facts) ? "payment_lost" : undefined;
  if (facts.state === "captured" && holdsMoney(facts)) return "captured_not_shipped";
  if (isFinished(order)) return facts.state === "authorized" ? "authorised_but_ended" : undefined;
  return awaitsApproval(order) && lossOf(facts) ? "payment_lost" : undefined;
}

function kindOfOwn(facts: PaymentFacts, order: Order, returned: Return | undefined): DifferenceKind | undefined {
  if (facts.disputed) return "disputed";
  if (!matches(order, facts) && (isSold(order) || holdsMoney(facts))) return "amount_differs";
  return isSold(order) ? kindOfSold(facts, returned) : kindOfUnsold(facts, order);
}

/** How a payment and the order that it is for differ; undefined where they agree. @param returned the order's return */
export function kindOf(
  facts: PaymentFacts,
  order: Order | undefined,
  nowMs: number,
  returned?: Return,
): DifferenceKind | undefined {
  if (!order) return holdsMoney(facts) ? "payment_without_order" : undefined;
  if (isInFlight(order, nowMs)) return undefined;
  if (order.payment?.intentId === facts.intentId) return kindOfOwn(facts, order, returned);
  return holdsMoney(facts) ? strayKind(order) : undefined;
}

function providerWords({ state, amount, captured, refunded, currency, disputed }: PaymentFacts): string {
  const text = (of: number) => formatMoney(moneyOf(of, currency));
  const money =
    state === "captured" ? `${text(captured)} captured, ${text(refunded)} refunded` : `${text(amount)} ${state}`;
  return disputed ? `${money}, disputed` : money;
}

const storeWords = (order: Order | undefined): string =>
  order ? `order ${order.status.replaceAll("_", " ")}, ${formatMoney(order.total)}` : "no such order";

const finding = (kind: DifferenceKind, intentId: string, order: Order | undefined, provider: string): Finding => ({
  differenceId: `${kind}.${intentId}`,
  kind,
  intentId,
  ...(order && { orderId: order.orderId }),
  provider,
  store: storeWords(order),
});

/** What to report about a payment, if anything. */
export function findingOf(
  facts: PaymentFacts,
  order: Order | undefined,
  nowMs: number,
  returned?: Return,
): Finding | undefined {
  const kind = kindOf(facts, order, nowMs, returned);
  return kind && finding(kind, facts.intentId, order, providerWords(facts));
}

/** What to report about an order whose payment the provider does not know. */
export const missingPayment = (order: Order, intentId: string): Finding =>
  finding("order_without_payment", intentId, order, "no such payment");
