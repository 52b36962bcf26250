import Link from "next/link";
import { LocalTime } from "@/components/time/local-time-client";
import { Badge } from "@/components/ui/badge";
import type { Difference, DifferenceKind } from "@/lib/shop/reconciliation/schema";

const kindWords: Record<DifferenceKind, string> = {
  payment_without_order: "Payment without an order",
  duplicate_payment: "Second payment for an order",
  payment_not_recorded: "Payment that its order does not know of",
  amount_differs: "Amount or currency differs",
  disputed: "Payment disputed",
  shipped_not_captured: "Shipped, not captured",
  refunded_but_shipped: "Refunded, but shipped",
  refund_missing: "A return says refunded, the provider does not",
  authorised_but_ended: "Order ended, money still held",
  captured_not_shipped: "Captured, not shipped",
  payment_lost: "Order waits, payment is gone",
  order_without_payment: "Order without its payment",
};

/** What differs between the provider and the store, each with both sides. */
export function DifferenceList({ differences }: { differences: readonly Difference[] }) {
  return (
    <ul aria-label="Open differences" className="grid border-t-2 border-ink">
      {differences.map((difference) => (
        <li
          key={difference.differenceId}
          className="grid gap-x-6 gap-y-2 border-b border-line py-4 md:grid-cols-[minmax(0,1fr)_minmax(0,1.4fr)_11rem]"
        >
          <div className="grid content-start justify-items-start gap-2">
            <Badge tone="danger">{kindWords[difference.kind]}</Badge>
            <Names difference={difference} />
          </div>
          <Sides difference={difference} />
          <p className="text-sm text-muted">
            since <LocalTime iso={difference.since} />
          </p>
        </li>
      ))}
    </ul>
  );
}

function Names({ difference: { orderId, intentId } }: { difference: Difference }) {
  return (
    <div className="grid min-w-0 text-sm">
      {orderId ? (
        <Link
          href={`/fulfillment/orders/${orderId}`}
          prefetch={false}
          className="numeric break-all underline underline-offset-4"
        >
          {orderId}
        </Link>
      ) : null}
      <span className="numeric text-tag break-all text-muted">{intentId}</span>
    </div>
  );
}

function Sides({ difference: { provider, store } }: { difference: Difference }) {
  return (
    <dl className="grid min-w-0 grid-cols-[5rem_minmax(0,1fr)] content-start gap-x-3 gap-y-1 text-sm">
      <dt className="text-muted">Provider</dt>
      <dd className="break-words">{provider}</dd>
      <dt className="text-muted">Store</dt>
      <dd className="break-words">{store}</dd>
    </dl>
  );
}
