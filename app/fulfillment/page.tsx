import type { Metadata } from "next";
import { Suspense } from "react";
import { BulkBar } from "@/components/fulfillment/bulk-bar-client";
import { DecidedNotice } from "@/components/fulfillment/decided-notice";
import { DecisionDesk } from "@/components/fulfillment/decision-desk-client";
import { DeskFilters } from "@/components/fulfillment/desk-filters";
import { DeskFrame } from "@/components/fulfillment/desk-frame";
import { DeskViews } from "@/components/fulfillment/desk-views";
import { orRefusal, staffViewer } from "@/components/fulfillment/guard";
import { KpiStrip } from "@/components/fulfillment/kpi-strip";
import { AutoRefresh } from "@/components/polling/auto-refresh-client";
import { OrderCard } from "@/components/fulfillment/order-card";
import { isOpenForDecision } from "@/lib/desk/decision/rules";
import { deskProbe, deskQuery, statusFilters } from "@/components/fulfillment/query";
import { QueuePages } from "@/components/fulfillment/queue-pages";
import type { WithSearch } from "@/components/site/page-inputs";
import type { Viewer } from "@/lib/account/session/schema";
import { readWorkload } from "@/lib/desk/figures/server";
import { readQueue } from "@/lib/desk/queue/queue";
import type { QueuePage, QueueQuery } from "@/lib/desk/queue/schema";
import { readViews } from "@/lib/desk/saved-views/server";
import { REVIEW_STATUS } from "@/lib/shop/order/rules";
import { etagOf } from "@/lib/platform/http/etag";

export const metadata: Metadata = { title: "Fulfillment desk" };

const QUEUE_REFRESH_SECONDS = 3;

export default async function FulfillmentPage({ searchParams }: WithSearch) {
  const params = await searchParams;
  const viewer = await staffViewer("/fulfillment");
  const query = deskQuery(params);
  const [queue, saved] = await orRefusal(Promise.all([readQueue(viewer, query), readViews(viewer)]));
  return (
    <DeskFrame title="Fulfillment desk" room="/fulfillment">
      <Suspense fallback={<div className="min-h-75 border-2 sm:min-h-50 lg:min-h-25 border-line bg-raised" />}>
        <Kpis viewer={viewer} />
      </Suspense>
      <div className="grid gap-4">
        <DeskViews query={query} saved={saved} />
        <DeskFilters query={query} />
      </div>
      <DecidedNotice params={params} />
      <DecisionDesk>
        <Orders queue={queue} query={query} />
      </DecisionDesk>
      <QueuePages query={query} pages={queue.pages} />
      <AutoRefresh probe={deskProbe(query)} everySeconds={QUEUE_REFRESH_SECONDS} etag={etagOf(queue)} />
    </DeskFrame>
  );
}

async function Kpis({ viewer }: { viewer: Viewer }) {
  return <KpiStrip workload={await readWorkload(viewer)} nowMs={Date.now()} />;
}

function Orders({ queue: { orders, total, capped }, query }: { queue: QueuePage; query: QueueQuery }) {
  const nowMs = Date.now();
  return (
    <section aria-labelledby="orders" className="grid gap-4">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <h2 id="orders" className="text-xl">
          {headingOf(query)} <span className="numeric font-normal text-muted">{total}</span>
        </h2>
        {orders.some(isOpenForDecision) ? <BulkBar /> : null}
      </div>
      {capped ? <p className="text-sm text-muted">The 400 that end soonest are looked through.</p> : null}
      {orders.length === 0 ? <EmptyQueue query={query} /> : null}
      {orders.map((order) => (
        <OrderCard key={order.orderId} order={order} query={query} nowMs={nowMs} />
      ))}
    </section>
  );
}

const headingOf = ({ q, status }: QueueQuery) =>
  q ? `Found for “${q}”` : (statusFilters.find(({ value }) => value === status)?.label ?? status);

function EmptyQueue({ query }: { query: QueueQuery }) {
  const waiting = query.status === REVIEW_STATUS && !query.level && !query.q && query.within === undefined;
  return (
    <div className="grid gap-1 border-2 border-dashed border-line-strong px-5 py-12 text-center">
      <p className="text-lg font-bold">{waiting ? "Nothing waits for you." : "No order fits this view."}</p>
      <p className="text-muted">{waiting ? "New orders appear here by themselves." : "Change or clear it above."}</p>
    </div>
  );
}
