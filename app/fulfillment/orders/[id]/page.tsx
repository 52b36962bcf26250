import type { Metadata } from "next";
import { CompactQueue } from "@/components/fulfillment/compact-queue";
import { DecidedNotice } from "@/components/fulfillment/decided-notice";
import { DeskKeys } from "@/components/fulfillment/desk-keys-client";
import { Executions } from "@/components/fulfillment/executions";
import { orRefusal, staffViewer } from "@/components/fulfillment/guard";
import { OrderPanel } from "@/components/fulfillment/order-panel";
import { OrderTabs, tabOf } from "@/components/fulfillment/order-tabs";
import type { ScoreInSight } from "@/components/fulfillment/facts-and-score";
import {
  deskPlace,
  deskQuery,
  orderHref,
  type SearchParams,
  withinSight,
  withScore,
} from "@/components/fulfillment/query";
import { StatusSteps } from "@/components/fulfillment/status-steps";
import { AutoRefresh } from "@/components/polling/auto-refresh-client";
import type { WithId, WithSearch } from "@/components/site/page-inputs";
import type { Viewer } from "@/lib/account/session/schema";
import { readColleagues } from "@/lib/desk/handling/team";
import { isOpenForDecision } from "@/lib/desk/decision/rules";
import { scoreShown } from "@/lib/desk/order/score-shown";
import { type OrderDetail, readDetail, readExecutions } from "@/lib/desk/order/detail";
import { readNearest } from "@/lib/desk/ring/server";
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
    back: deskPlace(query),
    previous: index > 0 ? href(ids[index - 1]) : null,
    next: href(ids[index + 1] ?? ids.find((id) => id !== orderId)),
    place: index < 0 ? "Not in this view" : `${index + 1} of ${ids.length}`,
  };
}

export default async function DeskOrderPage({ params, searchParams }: WithId & WithSearch) {
  const [{ id }, search] = await Promise.all([params, searchParams]);
  const viewer = await staffViewer(`/fulfillment/orders/${id}`);
  const query = deskQuery(search);
  const reading = Promise.all([
    readDetail(viewer, id),
    queueIds(viewer, query),
    readQueue(viewer, query),
    readColleagues(viewer),
    readNearest(viewer, id),
  ]);
  const [detail, ids, queue, team, ring] = await orRefusal(reading);
  const nowMs = Date.now();
  const tab = tabOf(search);
  const score = scoreInSight(detail, query, search);
  return (
    <div className="mx-auto grid w-full max-w-[96rem] min-w-0 gap-6 px-5 py-4 lg:grid-cols-[20rem_minmax(0,1fr)]">
      <CompactQueue
        orders={withinSight(queue.orders, detail.scoreView)}
        total={queue.total}
        query={query}
        current={id}
        nowMs={nowMs}
      />
      <div className="grid min-w-0 content-start gap-4">
        <DecidedNotice params={search} />
        <OrderPanel
          detail={detail}
          pager={pagerOf(id, query, ids)}
          nowMs={nowMs}
          team={team}
          tabs={<OrderTabs orderId={id} query={query} tab={tab} />}
          score={score}
          ring={{ ...ring, members: withinSight(ring.members, detail.scoreView) }}
          instead={tab === "workflow" ? await workflowTab(viewer, detail, nowMs) : null}
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

/** What of the score is in sight, and where to go for the rest of it. */
function scoreInSight({ order, scoreView }: OrderDetail, query: QueueQuery, search: SearchParams): ScoreInSight {
  const asked = search["score"] === "shown";
  const shown = scoreShown({ blind: order.blind, open: isOpenForDecision(order), view: scoreView, asked });
  return { shown, href: withScore(orderHref(order.orderId, query)) };
}

const workflowTab = async (viewer: Viewer, { order, steps }: OrderDetail, nowMs: number) => (
  <>
    <StatusSteps steps={steps} />
    <Executions executions={await readExecutions(viewer, order.orderId)} nowMs={nowMs} />
  </>
);
