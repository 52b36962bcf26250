import Link from "next/link";
import { orderHref } from "@/components/fulfillment/query";
import { riskTones } from "@/components/fulfillment/risk-panel";
import { Countdown } from "@/components/time/countdown-client";
import { Badge } from "@/components/ui/badge";
import { classNames } from "@/components/ui/class-names";
import { awaitsApproval } from "@/lib/shop/order/rules";
import type { FulfillmentOrderView } from "@/lib/desk/order/schema";
import type { QueueQuery } from "@/lib/desk/queue/schema";

interface CompactQueueProps {
  readonly orders: readonly FulfillmentOrderView[];
  readonly total: number;
  readonly query: QueueQuery;
  readonly current: string;
  readonly nowMs: number;
}

/** The queue beside an open order; on a phone the order alone is shown. */
export function CompactQueue({ orders, total, query, current, nowMs }: CompactQueueProps) {
  return (
    <nav aria-label="Queue" className="grid content-start gap-2 max-lg:hidden">
      <p className="font-bold">
        Queue <span className="numeric font-normal text-muted">{total}</span>
      </p>
      <ol className="sticky top-4 grid max-h-[calc(100dvh-4rem)] overflow-y-auto border-2 border-line bg-raised">
        {orders.map((order) => (
          <li key={order.orderId} className="border-b border-line">
            <Entry order={order} href={orderHref(order.orderId, query)} on={order.orderId === current} nowMs={nowMs} />
          </li>
        ))}
        {orders.length === 0 ? <li className="p-4 text-sm text-muted">Nothing else in this view.</li> : null}
      </ol>
    </nav>
  );
}

interface EntryProps {
  readonly order: FulfillmentOrderView;
  readonly href: string;
  readonly on: boolean;
  readonly nowMs: number;
}

function Entry({ order: { customer, risk, deadlineAt, reviewLock, status }, href, on, nowMs }: EntryProps) {
  return (
    <Link
      href={href}
      prefetch={false}
      aria-current={on ? "page" : undefined}
      className={classNames(
        "grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 border-l-4 px-3 py-2 text-sm -outline-offset-3",
        on ? "border-accent bg-accent-soft" : "border-transparent hover:bg-sunken",
      )}
    >
      <span className="truncate font-bold">
        {customer.firstName} {customer.lastName}
      </span>
      <span className="text-right">{risk ? <Badge tone={riskTones[risk.level]}>{risk.score}</Badge> : null}</span>
      <span className="truncate text-ink">
        {reviewLock && !reviewLock.mine ? `${reviewLock.name} is looking` : customer.email}
      </span>
      {deadlineAt && awaitsApproval({ status }) ? (
        <Countdown key={deadlineAt} untilIso={deadlineAt} serverNowMs={nowMs} className="numeric text-tag" />
      ) : null}
    </Link>
  );
}
