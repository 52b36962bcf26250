import Link from "next/link";
import type { ReactNode } from "react";
import { KeepReviewLock } from "@/components/fulfillment/review-lock-client";
import { Blocking } from "@/components/fulfillment/blocking";
import { Cluster } from "@/components/fulfillment/cluster";
import { DecisionDesk } from "@/components/fulfillment/decision-desk-client";
import { DecisionForm } from "@/components/fulfillment/decision-form-client";
import { FraudReports } from "@/components/fulfillment/fraud-reports";
import { Handling } from "@/components/fulfillment/handling";
import { History } from "@/components/fulfillment/history";
import { formatMoney } from "@/lib/platform/money";
import { addressLines } from "@/lib/platform/postal-address/rules";
import { isOpenForDecision } from "@/lib/desk/decision/rules";
import { Outcome } from "@/components/fulfillment/outcome";
import { Questions } from "@/components/fulfillment/questions";
import { FactsAndScore, type ScoreInSight } from "@/components/fulfillment/facts-and-score";
import { pairWords } from "@/components/fulfillment/words";
import { Section } from "@/components/fulfillment/section";
import { statusWords } from "@/components/order/words";
import { Countdown } from "@/components/time/countdown-client";
import { LocalTime } from "@/components/time/local-time-client";
import { buttonStyle } from "@/components/ui/button";
import type { Colleague } from "@/lib/desk/handling/team";
import type { ScoreShown } from "@/lib/shop/order/review/schema";
import type { Ring } from "@/lib/desk/ring/schema";
import type { OrderDetail } from "@/lib/desk/order/detail";
import type { FulfillmentOrderView } from "@/lib/desk/order/schema";

interface Pager {
  readonly back: string;
  readonly next: string | null;
  readonly previous: string | null;
  readonly place: string;
}

interface OrderPanelProps {
  readonly detail: OrderDetail;
  readonly pager: Pager;
  readonly nowMs: number;
  /** To whom it can be assigned. */
  readonly team: readonly Colleague[];
  readonly tabs: ReactNode;
  /** What another tab shows in the place of the order. */
  readonly instead: ReactNode;
  readonly score: ScoreInSight;
  readonly ring: Ring;
}

/** One order with everything a decision leans on: what it is, why it was scored so, who else is like it, what happened. */
export function OrderPanel({ detail, pager, nowMs, team, tabs, instead, score, ring }: OrderPanelProps) {
  const { order } = detail;
  const open = isOpenForDecision(order);
  return (
    <article aria-labelledby={order.orderId} data-desk-open-order className="grid min-w-0 content-start gap-4">
      <PagerLinks pager={pager} />
      <Heading order={order} nowMs={nowMs} open={open} />
      {open ? <KeepReviewLock key={order.orderId} orderId={order.orderId} lock={order.reviewLock} /> : null}
      {tabs}
      {instead ?? <Everything detail={detail} team={team} next={pager.next ?? pager.back} score={score} ring={ring} />}
    </article>
  );
}

interface EverythingProps {
  readonly detail: OrderDetail;
  readonly team: readonly Colleague[];
  readonly next: string;
  readonly score: ScoreInSight;
  readonly ring: Ring;
}

function Everything({ detail, team, next, score, ring }: EverythingProps) {
  const { order, history } = detail;
  return (
    <>
      <div className="grid items-start gap-4 xl:grid-cols-[1.3fr_1fr]">
        <FactsAndScore order={order} facts={detail.facts} scores={detail.scores} score={score} />
        <Deciding detail={detail} next={next} shown={score.shown} />
      </div>
      <Section id="linked" title="Linked orders">
        <Cluster ring={ring} />
      </Section>
      <Section id="handling" title="Handle">
        <Handling order={order} team={team} />
      </Section>
      <Section id="questions" title="Questions to the shopper">
        <Questions orderId={order.orderId} questions={detail.questions} open={isOpenForDecision(order)} />
      </Section>
      <Section id="block" title="Block">
        <Blocking order={order} />
      </Section>
      <Section id="history" title="The shopper">
        <History customer={order.customer} history={history} />
      </Section>
    </>
  );
}

interface DecidingProps {
  readonly detail: OrderDetail;
  readonly next: string;
  readonly shown: ScoreShown;
}

function Deciding({ detail: { order, stop }, next, shown }: DecidingProps) {
  const open = isOpenForDecision(order);
  return (
    <Section id="decide" title={open ? "Decide" : "Outcome"}>
      <FraudReports order={order} />
      <DecisionDesk>
        {open ? (
          <DecisionForm key={order.orderId} orderId={order.orderId} next={next} view={shown} full />
        ) : (
          <Outcome order={order} />
        )}
      </DecisionDesk>
      {stop ? (
        <p className="text-sm text-muted">
          Stopped by an operator <LocalTime iso={stop.at} />: {stop.reason}
        </p>
      ) : null}
    </Section>
  );
}

function PagerLinks({ pager: { back, next, previous, place } }: { pager: Pager }) {
  return (
    <nav aria-label="Orders of this view" className="flex flex-wrap items-center gap-x-5 gap-y-1 text-sm">
      <Link href={back} prefetch={false} className={buttonStyle("quiet")}>
        Back to the queue
      </Link>
      <span className="text-muted tabular-nums">{place}</span>
      <span className="ml-auto flex gap-4">
        {previous ? (
          <Link href={previous} prefetch={false} data-desk-previous className={buttonStyle("quiet")}>
            Previous
          </Link>
        ) : null}
        {next ? (
          <Link href={next} prefetch={false} data-desk-next className={buttonStyle("quiet")}>
            Next
          </Link>
        ) : null}
      </span>
    </nav>
  );
}

function Heading({ order, nowMs, open }: { order: FulfillmentOrderView; nowMs: number; open: boolean }) {
  const { firstName, lastName, email } = order.customer;
  return (
    <header className="flex flex-wrap items-end justify-between gap-x-8 gap-y-4">
      <div className="grid min-w-0 gap-1">
        <h1 className="text-title break-words">
          {firstName} {lastName}
        </h1>
        <p className="break-all text-muted">{email}</p>
        <p className="numeric text-tag break-all text-muted">
          {order.orderNumber} · <span id={order.orderId}>{order.orderId}</span>
        </p>
        <p className="text-sm break-words">
          {order.shippingAddress ? addressLines(order.shippingAddress).join(", ") : "No address any more"}
        </p>
      </div>
      <dl className="flex flex-wrap gap-x-8 gap-y-3">
        <Fact name="Pair">{pairWords(order)}</Fact>
        <Fact name="Size">EU {order.size}</Fact>
        <Fact name="Total">{formatMoney(order.total)}</Fact>
        <Fact name="Status">{statusWords[order.status]}</Fact>
        {open && order.deadlineAt ? (
          <Fact name="Decide in">
            <Countdown key={order.deadlineAt} untilIso={order.deadlineAt} serverNowMs={nowMs} className="numeric" />
          </Fact>
        ) : null}
      </dl>
    </header>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid gap-0.5">
      <dt className="text-sm text-muted">{name}</dt>
      <dd className="text-lg font-bold">{children}</dd>
    </div>
  );
}
