import type { Metadata } from "next";
import { Suspense } from "react";
import { CompactQueue } from "@/components/fulfillment/compact-queue";
import { DecidedNotice } from "@/components/fulfillment/decided-notice";
import { DeskKeys } from "@/components/fulfillment/desk-keys-client";
import { Executions } from "@/components/fulfillment/executions";
import { orRefusal, staffViewer } from "@/components/fulfillment/guard";
import { AutoRefresh } from "@/components/polling/auto-refresh-client";
import { OrderPanel } from "@/components/fulfillment/order-panel";
import { deskHref, deskQuery, orderHref } from "@/components/fulfillment/query";
import type { WithId, WithSearch } from "@/components/site/page-inputs";
import type { Viewer } from "@/lib/account/session/schema";
import { readDetail, readExecutions } from "@/lib/desk/order/detail";
import { queueIds, readQueue } from "@/lib/desk/queue/queue";
import type { QueueQuery } from "@/lib/desk/queue/schema";
import { etagOf } from "@/lib/platform/http/etag";

export const metadata: Metadata = { title: "Order at the desk" };

const ORDER_REFRESH_SECONDS = 3;

/** The place of the order in the view it was opened from, and what comes before and after it. */
function pagerOf(orderId: string, query: QueueQuery, ids: readonly string[]) {
  const index = ids.indexOf(orderId);
  const href = (id: string | undefined) => (id === undefined || id === orderId ? null : orderHref(id, query));
  return {
    back: deskHref(query, { page: query.page }),
    previous: index > 0 ? href(ids[index - 1]) : null,
    next: href(ids[index + 1] ?? ids.find((id) => id !== orderId)),
    place: index < 0 ? "Not in this view" : `${index + 1} of ${ids.length}`,
  };
}

export default async function DeskOrderPage({ params, searchParams }: WithId & WithSearch) {
  const [{ id }, search] = await Promise.all([params, searchParams]);
  const viewer = await staffViewer(`/fulfillment/orders/${id}`);
  const query = deskQuery(search);
  const [detail, ids] = await orRefusal(Promise.all([readDetail(viewer, id), queueIds(viewer, query)]));
  const nowMs = Date.now();
  return (
    <div className="mx-auto grid w-full max-w-[96rem] min-w-0 gap-6 px-5 py-6 lg:grid-cols-[20rem_minmax(0,1fr)]">
      <Suspense>
        <QueuePanel viewer={viewer} query={query} current={id} nowMs={nowMs} />
      </Suspense>
      <div className="grid min-w-0 content-start gap-4">
        <DecidedNotice params={search} />
        <OrderPanel
          detail={detail}
          pager={pagerOf(id, query, ids)}
          nowMs={nowMs}
          executions={
            <Suspense fallback={<p className="text-muted">Reading the history…</p>}>
              <ReadExecutions viewer={viewer} orderId={id} nowMs={nowMs} />
            </Suspense>
          }
        />
        <DeskKeys />
      </div>
      <AutoRefresh
        key={id}
        probe={`/api/fulfillment/orders/${id}`}
        everySeconds={ORDER_REFRESH_SECONDS}
        etag={etagOf(detail.order)}
      />
    </div>
  );
}

async function QueuePanel({
  viewer,
  query,
  current,
  nowMs,
}: {
  viewer: Viewer;
  query: QueueQuery;
  current: string;
  nowMs: number;
}) {
  const { orders, total } = await readQueue(viewer, query);
  return <CompactQueue orders={orders} total={total} query={query} current={current} nowMs={nowMs} />;
}

async function ReadExecutions({ viewer, orderId, nowMs }: { viewer: Viewer; orderId: string; nowMs: number }) {
  return <Executions executions={await readExecutions(viewer, orderId)} nowMs={nowMs} />;
}
