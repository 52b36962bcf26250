"use client";

import type { ReactNode } from "react";
import { Deadline } from "@/components/order/deadline-client";
import { OrderActions } from "@/components/order/order-actions";
import { PairTicket } from "@/components/order/pair-ticket";
import { Timeline } from "@/components/order/timeline";
import { endingOf, isOrderView, isSettling, meaningOf, titleOf } from "@/components/order/words";
import { isFinished } from "@/lib/shop/order/rules";
import { ConnectionNotice } from "@/components/polling/connection-notice";
import { usePolled } from "@/components/polling/use-polled";
import { usePageTitle } from "@/components/site/use-page-title";
import { Spoken } from "@/components/ui/spoken-client";
import type { OrderView } from "@/lib/shop/order/schema";

interface OrderLiveProps {
  readonly order: OrderView;
  readonly serverNowMs: number;
  readonly owned: boolean;
  readonly address: ReactNode;
  readonly art: ReactNode;
}

export function OrderLive({ order: initial, serverNowMs, owned, address, art }: OrderLiveProps) {
  const url = `/api/orders/${initial.orderId}`;
  const { value: order, connection, pollNow } = usePolled({ url, initial, accept: isOrderView, settled: isFinished });
  const running = !isFinished(order) && !isSettling(order);
  usePageTitle(titleOf(order));
  return (
    <div className="mx-auto grid w-full max-w-page gap-x-16 gap-y-10 px-5 py-8 sm:py-14 lg:grid-cols-[1.4fr_1fr]">
      <div className="grid content-start gap-7">
        <Heading order={order} />
        <Spoken text={`${titleOf(order)}. ${meaningOf(order)}`} />
        <ConnectionNotice connection={connection} path={`/orders/${order.orderId}`} />
        <PairTicket order={order} art={art} />
        {running ? <Deadline order={order} serverNowMs={serverNowMs} onEnd={pollNow} /> : null}
        <OrderActions order={order} owned={owned} pollNow={pollNow} />
      </div>
      <div className="grid content-start gap-8">
        <Timeline order={order} />
        {address}
      </div>
    </div>
  );
}

function Heading({ order }: { order: OrderView }) {
  const ending = endingOf(order);
  return (
    <header className="grid gap-3">
      <p className="numeric text-tag text-muted">{order.orderNumber}</p>
      <h1 className="text-title">{titleOf(order)}</h1>
      <p className="max-w-[38rem] text-lg text-muted">{ending ? ending.text : meaningOf(order)}</p>
      {ending ? <p className="max-w-[38rem] border-l-4 border-ink pl-4 font-bold">{ending.money}</p> : null}
    </header>
  );
}
