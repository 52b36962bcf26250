"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, type ReactNode } from "react";
import { Arrival } from "@/components/order/arrival";
import { Deadline } from "@/components/order/deadline-client";
import { OrderActions } from "@/components/order/order-actions";
import { PairTicket } from "@/components/order/pair-ticket";
import { explanationOf, headlineOf } from "@/components/order/parcel-words";
import { RoadMap } from "@/components/order/road-map";
import { endingOf, isOrderView, isSettling } from "@/components/order/words";
import { ConnectionNotice } from "@/components/polling/connection-notice";
import { usePolled } from "@/components/polling/use-polled";
import { usePageTitle } from "@/components/site/use-page-title";
import { Spoken } from "@/components/ui/spoken-client";
import { isFinished } from "@/lib/shop/order/rules";
import type { OrderView } from "@/lib/shop/order/schema";

/** What the server draws. It is drawn anew when the order moves on. */
interface Slots {
  readonly art: ReactNode;
  readonly money: ReactNode;
  readonly address: ReactNode;
  readonly help: ReactNode;
  /** Below the ticket: what the law or the team lets the shopper do about an order that was paid or turned down. */
  readonly remedies: ReactNode;
}

interface OrderLiveProps extends Slots {
  readonly order: OrderView;
  readonly serverNowMs: number;
  readonly owned: boolean;
}

export function OrderLive({ order: initial, serverNowMs, owned, ...slots }: OrderLiveProps) {
  const url = `/api/orders/${initial.orderId}`;
  const { value: order, connection, pollNow } = usePolled({ url, initial, accept: isOrderView, settled: isFinished });
  const headline = headlineOf(order);
  usePageTitle(headline);
  useRefreshOnMove(order.status);
  return (
    <div className="mx-auto grid w-full max-w-page gap-y-8 px-5 py-8 sm:py-12">
      <Spoken text={`${headline}. ${explanationOf(order)}`} />
      <ConnectionNotice connection={connection} path={`/orders/${order.orderId}`} />
      <div className="grid items-start gap-x-16 gap-y-7 lg:grid-cols-[1.5fr_1fr]">
        <Heading order={order} />
        <div className="grid gap-5">
          <When order={order} serverNowMs={serverNowMs} onEnd={pollNow} />
          <OrderActions order={order} owned={owned} pollNow={pollNow} />
        </div>
      </div>
      <RoadMap order={order} />
      <div className="grid items-start gap-x-16 gap-y-10 lg:grid-cols-[1.5fr_1fr] lg:grid-rows-[auto_1fr]">
        <div className="grid gap-8">
          <PairTicket order={order} art={slots.art} />
          {slots.remedies}
        </div>
        <div className="grid gap-8 lg:row-span-2">
          {slots.money}
          {slots.address}
        </div>
        {slots.help}
      </div>
    </div>
  );
}

/** What the server has drawn says more, or something else, once the order has moved on. */
function useRefreshOnMove(status: OrderView["status"]): void {
  const router = useRouter();
  const drawn = useRef(status);
  useEffect(() => {
    if (drawn.current !== status) router.refresh();
    drawn.current = status;
  }, [status, router]);
}

function When({ order, ...clock }: { order: OrderView; serverNowMs: number; onEnd: () => void }) {
  if (order.delivery) return <Arrival order={order} />;
  return isFinished(order) || isSettling(order) ? null : <Deadline order={order} {...clock} />;
}

function Heading({ order }: { order: OrderView }) {
  const ending = endingOf(order);
  return (
    <header className="grid gap-3">
      <p className="numeric text-tag text-muted">Order {order.orderNumber}</p>
      <h1 className="text-title">{headlineOf(order)}</h1>
      <p className="max-w-[38rem] text-lg text-muted">{ending ? ending.text : explanationOf(order)}</p>
      {ending ? <p className="max-w-[38rem] border-l-4 border-ink pl-4 font-bold">{ending.money}</p> : null}
    </header>
  );
}
