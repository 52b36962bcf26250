import type { Metadata } from "next";
import { forbidden, redirect } from "next/navigation";
import { DecisionDesk } from "@/components/fulfillment/decision-desk-client";
import { DeskFilters } from "@/components/fulfillment/desk-filters";
import { OrderCard } from "@/components/fulfillment/order-card";
import { deskHref, deskProbe, deskQuery, type DeskQuery } from "@/components/fulfillment/query";
import { statusWords } from "@/components/order/words";
import { AutoRefresh } from "@/components/polling/auto-refresh-client";
import type { WithSearch } from "@/components/site/page-inputs";
import { ButtonLink } from "@/components/ui/button";
import type { Viewer } from "@/lib/auth/schema";
import { currentViewer } from "@/lib/auth/server";
import { isAppError } from "@/lib/errors";
import { listOrders } from "@/lib/fulfillment/server";
import type { FulfillmentOrderView } from "@/lib/order/schema";

export const metadata: Metadata = { title: "Fulfillment desk", robots: { index: false } };

const QUEUE_REFRESH_SECONDS = 3;

async function ordersOr403(viewer: Viewer, { status, level, cursor }: DeskQuery) {
  try {
    return await listOrders(viewer, { status, ...(level ? { level } : {}), ...(cursor ? { cursor } : {}) });
  } catch (error) {
    if (isAppError(error, "forbidden")) forbidden();
    if (isAppError(error, "validation_failed")) redirect("/fulfillment"); // a page mark that is none
    throw error;
  }
}

export default async function FulfillmentPage({ searchParams }: WithSearch) {
  const [params, viewer] = await Promise.all([searchParams, currentViewer()]);
  if (!viewer) redirect("/signin?callbackUrl=%2Ffulfillment");
  const query = deskQuery(params);
  const { orders, nextCursor } = await ordersOr403(viewer, query);
  return (
    <div className="mx-auto grid w-full max-w-page content-start gap-6 px-5 py-8 sm:py-12">
      <h1 className="text-title">Fulfillment desk</h1>
      <DeskFilters query={query} />
      <DecisionDesk>
        <Orders orders={orders} query={query} />
      </DecisionDesk>
      {nextCursor ? (
        <ButtonLink
          href={deskHref(query, { cursor: nextCursor })}
          prefetch={false}
          tone="outline"
          className="justify-self-start"
        >
          Next page
        </ButtonLink>
      ) : null}
      <AutoRefresh probe={deskProbe(query)} everySeconds={QUEUE_REFRESH_SECONDS} />
    </div>
  );
}

function Orders({ orders, query }: { orders: readonly FulfillmentOrderView[]; query: DeskQuery }) {
  const heading = statusFilterHeading(query.status);
  return (
    <section aria-labelledby="orders" className="grid gap-4">
      <h2 id="orders" className="text-xl">
        {heading} <span className="numeric font-normal text-muted">{orders.length}</span>
      </h2>
      {orders.length === 0 ? <EmptyQueue query={query} /> : null}
      {orders.map((order) => (
        <OrderCard key={order.orderId} order={order} nowMs={Date.now()} />
      ))}
    </section>
  );
}

const statusFilterHeading = (status: string) =>
  status in statusWords ? statusWords[status as keyof typeof statusWords] : status;

function EmptyQueue({ query }: { query: DeskQuery }) {
  const waiting = query.status === "awaiting_approval" && !query.level;
  return (
    <div className="grid gap-1 border-2 border-dashed border-line-strong px-5 py-12 text-center">
      <p className="text-lg font-bold">{waiting ? "Nothing waits for you." : "No order fits these filters."}</p>
      <p className="text-muted">{waiting ? "New orders appear here by themselves." : "Change or clear them above."}</p>
    </div>
  );
}
