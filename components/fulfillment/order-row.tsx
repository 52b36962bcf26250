import Link from "next/link";
import { orderHref } from "@/components/fulfillment/query";
import { riskTones } from "@/components/fulfillment/risk-panel";
import { RowDecision } from "@/components/fulfillment/row-decision-client";
import { RowMarks } from "@/components/fulfillment/row-marks";
import { pairWords } from "@/components/fulfillment/words";
import { statusWords } from "@/components/order/words";
import { Countdown } from "@/components/time/countdown-client";
import { Badge } from "@/components/ui/badge";
import { classNames } from "@/components/ui/class-names";
import { isOpenForDecision } from "@/lib/desk/decision/rules";
import type { FulfillmentOrderView } from "@/lib/desk/order/schema";
import type { QueueQuery } from "@/lib/desk/queue/schema";

interface OrderRowProps {
  readonly order: FulfillmentOrderView;
  readonly query: QueueQuery;
  readonly nowMs: number;
}

const edges = { low: "border-l-ok", medium: "border-l-warn", high: "border-l-danger", none: "border-l-line-strong" };
const columns =
  "grid-cols-[2.5rem_minmax(0,1fr)_3rem_5.5rem] md:grid-cols-[2.5rem_minmax(0,1fr)_6.5rem_8.5rem_3rem_7.5rem_5rem_5.5rem]";

/** An order in one line of 44 px: a screen shows fifteen and more. */
export function OrderRow({ order, query, nowMs }: OrderRowProps) {
  const { orderId, risk } = order;
  return (
    <article
      aria-labelledby={orderId}
      tabIndex={-1}
      data-desk-row={orderId}
      className={classNames(
        "grid h-11 items-center gap-x-2 border-b border-l-4 border-line bg-raised text-sm",
        "-outline-offset-3 hover:bg-sunken focus:outline-3 focus:outline-accent",
        columns,
        edges[risk?.level ?? "none"],
      )}
    >
      {isOpenForDecision(order) ? <SelectBox order={order} /> : <span />}
      <Shopper order={order} query={query} />
      <Numbers order={order} />
      <span className="text-right">
        {risk ? (
          <Badge tone={riskTones[risk.level]}>
            <span className="sr-only">Risk </span>
            {risk.score}
            <span className="sr-only">{risk.facts.map(({ text }) => ` ${text}.`)}</span>
          </Badge>
        ) : null}
      </span>
      <Due order={order} nowMs={nowMs} />
      <RowMarks order={order} />
      {isOpenForDecision(order) ? <RowDecision orderId={orderId} /> : <span />}
    </article>
  );
}

const nameOf = ({ customer: { firstName, lastName } }: FulfillmentOrderView): string =>
  `${firstName} ${lastName}`.trim(); // some have one name

function Shopper({ order, query }: Pick<OrderRowProps, "order" | "query">) {
  const { orderId, customer } = order;
  return (
    <h3 className="truncate font-normal">
      <Link
        href={orderHref(orderId, query)}
        prefetch={false}
        data-desk-open
        className="font-bold underline decoration-line-strong underline-offset-4 hover:decoration-current"
      >
        {nameOf(order) || "No name"}
      </Link>{" "}
      <span className="text-muted max-md:sr-only">{customer.email}</span>
      <span id={orderId} className="sr-only">
        {orderId}
      </span>
    </h3>
  );
}

function Numbers({ order }: Pick<OrderRowProps, "order">) {
  return (
    <>
      <span className="numeric truncate text-tag max-md:hidden">{order.orderNumber}</span>
      <span className="numeric truncate text-tag max-md:hidden">
        {pairWords(order)} · {order.size} · {order.shippingAddress?.country}
      </span>
    </>
  );
}

function Due({ order, nowMs }: Pick<OrderRowProps, "order" | "nowMs">) {
  const { deadlineAt, status } = order;
  const waits = deadlineAt && isOpenForDecision(order);
  return (
    <span className="truncate text-right text-sm tabular-nums max-md:hidden">
      {waits ? <Countdown key={deadlineAt} untilIso={deadlineAt} serverNowMs={nowMs} /> : statusWords[status]}
    </span>
  );
}

function SelectBox({ order }: Pick<OrderRowProps, "order">) {
  return (
    <span className="grid size-10 place-items-center">
      <input
        type="checkbox"
        name="id"
        value={order.orderId}
        form="bulk"
        data-desk-select
        aria-label={`Select the order of ${nameOf(order)}, ${order.orderId}`}
        className="size-5 cursor-pointer accent-[var(--accent)]"
      />
    </span>
  );
}
