import { DecisionForm } from "@/components/fulfillment/decision-form-client";
import { RiskPanel } from "@/components/fulfillment/risk-panel";
import { statusWords } from "@/components/order/words";
import { Countdown } from "@/components/time/countdown-client";
import { LocalTime } from "@/components/time/local-time-client";
import { Badge } from "@/components/ui/badge";
import type { FulfillmentOrderView } from "@/lib/order/schema";

export function OrderCard({ order, nowMs }: { order: FulfillmentOrderView; nowMs: number }) {
  return (
    <article
      aria-labelledby={order.orderId}
      className="grid gap-6 border-2 border-line bg-raised p-5 lg:grid-cols-[1.1fr_1.4fr_1fr]"
    >
      <Facts order={order} nowMs={nowMs} />
      <RiskPanel risk={order.risk} />
      {order.status === "awaiting_approval" ? <DecisionForm orderId={order.orderId} /> : <Decided order={order} />}
    </article>
  );
}

function Facts({ order, nowMs }: { order: FulfillmentOrderView; nowMs: number }) {
  const { firstName, lastName, email } = order.customer;
  return (
    <div className="grid content-start gap-3">
      <header>
        <h3 className="text-xl break-words">
          {firstName} {lastName}
        </h3>
        <p className="text-sm break-all text-muted">{email}</p>
      </header>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-0.5 text-sm">
        <dt className="text-muted">Pair</dt>
        <dd className="numeric font-bold">{order.pairNumber ?? "none"}</dd>
        <dt className="text-muted">Size</dt>
        <dd className="font-bold">EU {order.size}</dd>
        <dt className="text-muted">Ordered</dt>
        <dd>
          <LocalTime iso={order.createdAt} />
        </dd>
        {order.deadlineAt ? <DecideBy deadlineAt={order.deadlineAt} nowMs={nowMs} /> : null}
      </dl>
      <p id={order.orderId} className="numeric text-tag break-all text-muted">
        {order.orderId}
      </p>
    </div>
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

function Decided({ order }: { order: FulfillmentOrderView }) {
  return (
    <p className="justify-self-start">
      <Badge tone={order.status === "shipped" ? "ok" : "neutral"}>{statusWords[order.status]}</Badge>
    </p>
  );
}
