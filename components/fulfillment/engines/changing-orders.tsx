import { OrderLink } from "@/components/fulfillment/order-link";
import type { TwiceScored } from "@/lib/desk/engines/rules";
import { orderNumberOf } from "@/lib/shop/order/number";

interface ChangingOrdersProps {
  readonly orders: readonly TwiceScored[];
  readonly total: number;
}

/** Orders whose level would be another one, and both scores. */
export function ChangingOrders({ orders, total }: ChangingOrdersProps) {
  if (total === 0) return <p className="text-sm text-muted">None: they agree on every level.</p>;
  return (
    <div className="grid gap-2">
      <ul aria-label="Orders whose level would change" className="grid max-h-96 gap-0.5 overflow-y-auto text-sm">
        {orders.map(({ orderId, score, level, shadow }) => (
          <li key={orderId} className="flex flex-wrap items-baseline gap-x-3 border-b border-line py-1">
            <OrderLink orderId={orderId}>{orderNumberOf(orderId)}</OrderLink>
            <span>
              <span className="numeric">{score}</span> {level}, would be <span className="numeric">{shadow.score}</span>{" "}
              {shadow.level}
            </span>
          </li>
        ))}
      </ul>
      {total > orders.length ? (
        <p className="text-sm text-muted">
          The {orders.length} furthest apart of {total}.
        </p>
      ) : null}
    </div>
  );
}
