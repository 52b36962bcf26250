import { OrderLink } from "@/components/fulfillment/order-link";
import type { NamedOrder } from "@/lib/desk/thresholds/schema";

interface NamedOrdersProps {
  readonly label: string;
  readonly orders: { readonly total: number; readonly named: readonly NamedOrder[] };
  readonly none: string;
}

/** Orders by the name of who placed them: a mistake has a face. */
export function NamedOrders({ label, orders: { total, named }, none }: NamedOrdersProps) {
  if (total === 0) return <p className="text-sm text-muted">{none}</p>;
  return (
    <div className="grid gap-2">
      <ul aria-label={label} className="grid max-h-96 gap-0.5 overflow-y-auto text-sm">
        {named.map(({ orderId, name, email, score }) => (
          <li key={orderId} className="flex flex-wrap items-baseline gap-x-3 border-b border-line py-1">
            <span className="numeric w-8 text-right font-bold">{score}</span>
            <OrderLink orderId={orderId}>{name}</OrderLink>
            <span className="break-all text-muted">{email}</span>
          </li>
        ))}
      </ul>
      {total > named.length ? (
        <p className="text-sm text-muted">
          The {named.length} surest of {total}.
        </p>
      ) : null}
    </div>
  );
}
