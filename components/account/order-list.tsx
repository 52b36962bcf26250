import Link from "next/link";
import { meaningOf, statusTones, statusWords } from "@/components/order/words";
import { LocalTime } from "@/components/time/local-time-client";
import { Badge } from "@/components/ui/badge";
import { ButtonLink, buttonStyle } from "@/components/ui/button";
import type { OrderSummary } from "@/lib/shop/order/schema";
import { isCompensated } from "@/lib/shop/order/rules";
import { formatMoney } from "@/lib/platform/money";

/** The viewer's orders, newest first, each a link to its page. */
export function OrderList({ orders }: { orders: readonly OrderSummary[] }) {
  if (orders.length === 0) return <NoOrders />;
  return (
    <ul className="grid gap-4">
      {orders.map((order) => (
        <li key={order.orderId}>
          <OrderRow order={order} />
        </li>
      ))}
    </ul>
  );
}

function OrderRow({ order }: { order: OrderSummary }) {
  const ended = isCompensated(order);
  return (
    <article className="relative grid border-2 border-ink bg-raised sm:grid-cols-[9.5rem_1fr]">
      <p
        className={`numeric grid content-center border-ink px-5 py-3 text-2xl font-bold max-sm:border-b-2 sm:border-r-2 ${ended ? "bg-sunken text-muted" : "bg-stage text-stage-ink"}`}
      >
        <PairNumber order={order} />
      </p>
      <div className="grid gap-2 px-5 py-4">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h3 className="text-lg">
            <Link
              href={`/orders/${order.orderId}`}
              className="underline-offset-4 outline-none after:absolute after:inset-0 hover:underline focus-visible:after:outline-3 focus-visible:after:outline-offset-5 focus-visible:after:outline-accent"
            >
              EU {order.size}
            </Link>
          </h3>
          <Badge tone={statusTones[order.status]}>{statusWords[order.status]}</Badge>
        </div>
        <p className="text-muted">{meaningOf(order)}</p>
        {order.paymentUrl ? (
          <a href={order.paymentUrl} className={buttonStyle("solid", "relative justify-self-start")}>
            Pay now: {formatMoney(order.total)}
          </a>
        ) : null}
        <p className="text-sm text-muted">
          <span className="numeric">{order.orderNumber}</span> · <LocalTime iso={order.createdAt} /> ·{" "}
          <span className="tabular-nums">{formatMoney(order.total)}</span>
        </p>
      </div>
    </article>
  );
}

function PairNumber({ order }: { order: OrderSummary }) {
  if (isCompensated(order) || order.pairNumber === null)
    return (
      <>
        <span aria-hidden="true">Nº ····</span>
        <span className="sr-only">No pair</span>
      </>
    );
  return `Nº ${String(order.pairNumber).padStart(4, "0")}`;
}

function NoOrders() {
  return (
    <div className="grid justify-items-center gap-4 border-2 border-dashed border-line-strong px-5 py-12 text-center">
      <div className="grid gap-1">
        <p className="text-lg font-bold">No order yet.</p>
        <p className="text-muted">What you order in a drop stays listed here.</p>
      </div>
      <ButtonLink href="/">See the drop</ButtonLink>
    </div>
  );
}
