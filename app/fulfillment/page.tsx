import type { Metadata } from "next";
import { BulkBar } from "@/components/fulfillment/bulk-bar-client";
import { DecidedNotice } from "@/components/fulfillment/decided-notice";
import { DecisionDesk } from "@/components/fulfillment/decision-desk-client";
import { DeskFilters } from "@/components/fulfillment/desk-filters";
import { DeskFrame } from "@/components/fulfillment/desk-frame";
import { DeskViews } from "@/components/fulfillment/desk-views";
import { orRefusal, staffViewer } from "@/components/fulfillment/guard";
import { KpiStrip } from "@/components/fulfillment/kpi-strip";
import { AutoRefresh } from "@/components/polling/auto-refresh-client";
import { OrderRow } from "@/components/fulfillment/order-row";
import { isOpenForDecision } from "@/lib/desk/decision/rules";
import { deskProbe, deskQuery, deskSearch, statusFilters, withinSight } from "@/components/fulfillment/query";
import { QueuePages } from "@/components/fulfillment/queue-pages";
import { QueuePreview } from "@/components/fulfillment/queue-preview-client";
import type { WithSearch } from "@/components/site/page-inputs";
import { readWorkload } from "@/lib/desk/figures/server";
import { readColleagues } from "@/lib/desk/handling/team";
import { statusOf } from "@/lib/desk/queue/filter";
import { readQueue } from "@/lib/desk/queue/queue";
import type { QueuePage, QueueQuery } from "@/lib/desk/queue/schema";
import { readViews } from "@/lib/desk/saved-views/server";
import { readScoreView } from "@/lib/desk/policy/server";
import { etagOf } from "@/lib/platform/http/etag";

export const metadata: Metadata = { title: "Fulfillment desk" };

const QUEUE_REFRESH_SECONDS = 3;

export default async function FulfillmentPage({ searchParams }: WithSearch) {
  const params = await searchParams;
  const viewer = await staffViewer("/fulfillment");
  const query = deskQuery(params);
  const reading = Promise.all([
    readQueue(viewer, query),
    readViews(viewer),
    readWorkload(viewer),
    readColleagues(viewer),
    readScoreView(viewer),
  ]);
  const [read, saved, workload, team, view] = await orRefusal(reading);
  const queue = { ...read, orders: withinSight(read.orders, view) };
  const nowMs = Date.now();
  return (
    <DeskFrame title="Fulfillment desk" room="/fulfillment" wide>
      <KpiStrip workload={workload} nowMs={nowMs} />
      <DecidedNotice params={params} />
      <div className="grid gap-x-4 gap-y-2 xl:grid-cols-[minmax(0,1fr)_21rem] xl:grid-rows-[auto_1fr]">
        <div className="grid min-w-0 content-start gap-2 xl:order-2">
          <DeskViews query={query} saved={saved} />
          <DeskFilters query={query} counts={queue.counts} team={team} />
          <ListHead queue={queue} query={query} />
        </div>
        <section aria-labelledby="orders" className="min-w-0 xl:row-span-2">
          <Orders queue={queue} query={query} nowMs={nowMs} />
          <QueuePages query={query} page={queue} />
        </section>
        <div className="xl:order-3 max-xl:hidden">
          <QueuePreview orders={queue.orders} query={query} nowMs={nowMs} />
        </div>
      </div>
      <AutoRefresh probe={deskProbe(query)} everySeconds={QUEUE_REFRESH_SECONDS} etag={etagOf(read)} />
    </DeskFrame>
  );
}

interface OrdersProps {
  readonly queue: QueuePage;
  readonly query: QueueQuery;
  readonly nowMs: number;
}

/** Beside the list where there is room: the list itself begins as high on the screen as can be. */
function ListHead({ queue, query }: Omit<OrdersProps, "nowMs">) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
      <h2 id="orders" className="text-base">
        {headingOf(query)} <span className="numeric font-normal text-muted">{rangeOf(queue)}</span>
      </h2>
      {queue.orders.some(isOpenForDecision) ? <BulkBar /> : null}
    </div>
  );
}

function Orders({ queue: { orders }, query, nowMs }: OrdersProps) {
  return (
    <DecisionDesk>
      {orders.length === 0 ? <EmptyQueue query={query} /> : null}
      {orders.map((order) => (
        <OrderRow key={order.orderId} order={order} query={query} nowMs={nowMs} />
      ))}
    </DecisionDesk>
  );
}

const headingOf = ({ q, status }: QueueQuery) =>
  q ? `Found for “${q}”` : (statusFilters.find(({ value }) => value === statusOf({ q, status }))?.label ?? status);

const rangeOf = ({ total, from, orders }: QueuePage): string =>
  orders.length === total ? String(total) : `${from}–${from + orders.length - 1} of ${total.toLocaleString("en")}`;

function EmptyQueue({ query }: { query: QueueQuery }) {
  const waiting = deskSearch({ ...query, cursor: undefined, sort: "urgency" }) === "";
  return (
    <div className="mt-4 grid gap-1 border-2 border-dashed border-line-strong px-5 py-12 text-center">
      <p className="text-lg font-bold">{waiting ? "Nothing waits for you." : "No order fits this view."}</p>
      <p className="text-muted">{waiting ? "New orders appear here by themselves." : "Change or clear the filters."}</p>
    </div>
  );
}
