import Link from "next/link";
import { statusWords } from "@/components/order/words";
import { LocalTime } from "@/components/time/local-time-client";
import type { CustomerHistory } from "@/lib/desk/order/detail";
import type { FulfillmentOrderView } from "@/lib/desk/order/schema";

interface HistoryProps {
  readonly customer: FulfillmentOrderView["customer"];
  readonly history: CustomerHistory;
}

export function History({ customer: { email }, history: { since, verifiedAt, orders } }: HistoryProps) {
  return (
    <div className="grid gap-3">
      <dl className="grid grid-cols-[auto_1fr] gap-x-5 gap-y-0.5 text-sm">
        <dt className="text-muted">E-mail</dt>
        <dd className="break-all">{email}</dd>
        <dt className="text-muted">Signed up</dt>
        <dd>{since ? <LocalTime iso={since} /> : "unknown"}</dd>
        <dt className="text-muted">Verified</dt>
        <dd>{verifiedAt ? <LocalTime iso={verifiedAt} /> : "not verified"}</dd>
      </dl>
      {orders.length === 0 ? (
        <p className="text-sm text-muted">No other orders.</p>
      ) : (
        <ul aria-label="Other orders of this shopper" className="grid gap-1 text-sm">
          {orders.map(({ orderId, status, size, createdAt }) => (
            <li key={orderId} className="flex flex-wrap gap-x-4">
              <Link
                href={`/fulfillment/orders/${orderId}`}
                prefetch={false}
                className="numeric break-all underline underline-offset-4"
              >
                {orderId}
              </Link>
              <span className="font-bold">{statusWords[status]}</span>
              <span>EU {size}</span>
              <LocalTime iso={createdAt} className="text-muted" />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
