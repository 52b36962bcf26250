import Link from "next/link";
import { ReviewLockBadge } from "@/components/fulfillment/review-lock-badge";
import { DecisionForm } from "@/components/fulfillment/decision-form-client";
import { Outcome } from "@/components/fulfillment/outcome";
import { orderHref } from "@/components/fulfillment/query";
import { RiskPanel } from "@/components/fulfillment/risk-panel";
import { pairWords } from "@/components/fulfillment/words";
import { Countdown } from "@/components/time/countdown-client";
import { LocalTime } from "@/components/time/local-time-client";
import { classNames } from "@/components/ui/class-names";
import { isOpenForDecision } from "@/lib/desk/decision/rules";
import type { FulfillmentOrderView } from "@/lib/desk/order/schema";
import type { QueueQuery } from "@/lib/desk/queue/schema";

interface OrderCardProps {
  readonly order: FulfillmentOrderView;
  readonly query: QueueQuery;
  readonly nowMs: number;
}

const edges = { low: "border-l-ok", medium: "border-l-warn", high: "border-l-danger", none: "border-l-line-strong" };

export function OrderCard({ order, query, nowMs }: OrderCardProps) {
  return (
    <article
      aria-labelledby={order.orderId}
      tabIndex={-1}
      data-desk-row
      className={classNames(
        "grid gap-x-8 gap-y-5 border-2 border-l-8 border-line bg-raised p-4 sm:p-5 lg:grid-cols-[1.1fr_1.4fr_1fr]",
        "outline-offset-2 focus:outline-3 focus:outline-accent",
        edges[order.risk?.level ?? "none"],
      )}
    >
      <Facts order={order} query={query} nowMs={nowMs} />
      <RiskPanel risk={order.risk} />
      {isOpenForDecision(order) ? <DecisionForm orderId={order.orderId} /> : <Outcome order={order} />}
    </article>
  );
}

function Facts({ order, query, nowMs }: OrderCardProps) {
  const { firstName, lastName, email } = order.customer;
  const name = `${firstName} ${lastName}`.trim(); // some have one name
  return (
    <div className="grid content-start gap-3">
      <header className="flex items-start gap-3">
        {isOpenForDecision(order) ? <SelectBox orderId={order.orderId} name={name} /> : null}
        <div className="min-w-0 flex-1">
          <h3 className="text-xl break-words">
            <Link
              href={orderHref(order.orderId, query)}
              prefetch={false}
              data-desk-open
              className="underline decoration-line-strong underline-offset-4 hover:decoration-current"
            >
              {name}
            </Link>
          </h3>
          <p className="text-sm break-all text-muted">{email}</p>
        </div>
      </header>
      {order.reviewLock ? <ReviewLockBadge lock={order.reviewLock} /> : null}
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-0.5 text-sm">
        {order.deadlineAt && isOpenForDecision(order) ? <DecideBy deadlineAt={order.deadlineAt} nowMs={nowMs} /> : null}
        <dt className="text-muted">Pair</dt>
        <dd className="numeric font-bold">{pairWords(order)}</dd>
        <dt className="text-muted">Size</dt>
        <dd className="font-bold">EU {order.size}</dd>
        <dt className="text-muted">Ordered</dt>
        <dd>
          <LocalTime iso={order.createdAt} />
        </dd>
      </dl>
      <p id={order.orderId} className="numeric text-tag break-all text-muted">
        {order.orderId}
      </p>
    </div>
  );
}

function SelectBox({ orderId, name }: { orderId: string; name: string }) {
  return (
    <span className="-m-2.5 grid size-11 shrink-0 place-items-center">
      <input
        type="checkbox"
        name="id"
        value={orderId}
        form="bulk"
        aria-label={`Select the order of ${name}, ${orderId}`}
        className="size-5 cursor-pointer accent-[var(--accent)]"
      />
    </span>
  );
}

function DecideBy({ deadlineAt, nowMs }: { deadlineAt: string; nowMs: number }) {
  return (
    <>
      <dt className="text-muted">Decide in</dt>
      <dd>
        <Countdown key={deadlineAt} untilIso={deadlineAt} serverNowMs={nowMs} className="numeric font-bold" />
        <span className="text-muted">
          {" "}
          (<LocalTime iso={deadlineAt} />)
        </span>
      </dd>
    </>
  );
}
