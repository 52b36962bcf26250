"use client";

import type { ReactNode } from "react";
import { CancelForm } from "@/components/order/cancel-form-client";
import { Deadline } from "@/components/order/deadline";
import { PairTicket } from "@/components/order/pair-ticket";
import { Timeline } from "@/components/order/timeline";
import { isCancellable, isOrderView, isOver, meaningOf, statusWords } from "@/components/order/words";
import { ConnectionNotice } from "@/components/polling/connection-notice";
import { usePolled } from "@/components/polling/use-polled";
import { buttonStyle, ButtonLink } from "@/components/ui/button";
import type { OrderView } from "@/lib/order/schema";

interface OrderLiveProps {
  readonly order: OrderView;
  readonly serverNowMs: number;
  readonly owned: boolean;
  readonly art: ReactNode;
}

export function OrderLive({ order: initial, serverNowMs, owned, art }: OrderLiveProps) {
  const url = `/api/orders/${initial.orderId}`;
  const { value: order, connection, pollNow } = usePolled({ url, initial, accept: isOrderView, settled: isOver });
  return (
    <div className="mx-auto grid w-full max-w-page gap-x-16 gap-y-10 px-5 py-10 sm:py-16 lg:grid-cols-[1.4fr_1fr]">
      <div className="grid content-start gap-8">
        <Heading order={order} />
        <ConnectionNotice connection={connection} path={`/orders/${order.orderId}`} />
        <PairTicket order={order} art={art} />
        {isOver(order) ? null : <Deadline order={order} serverNowMs={serverNowMs} onEnd={pollNow} />}
        <Actions order={order} owned={owned} pollNow={pollNow} />
      </div>
      <Timeline order={order} />
    </div>
  );
}

function Heading({ order }: { order: OrderView }) {
  return (
    <header className="grid gap-3">
      <p className="numeric text-tag break-all text-muted">{order.orderId}</p>
      <div role="status" className="grid gap-3">
        <h1 className="text-title">{statusWords[order.status]}</h1>
        <p className="max-w-[38rem] text-lg text-muted">{meaningOf(order)}</p>
      </div>
    </header>
  );
}

function Actions({ order, owned, pollNow }: { order: OrderView; owned: boolean; pollNow: () => void }) {
  return (
    <div className="flex flex-wrap items-start gap-x-6 gap-y-3">
      {owned && order.paymentUrl ? (
        <a href={order.paymentUrl} className={buttonStyle("solid", "min-h-14 min-w-44 text-lg")}>
          Pay now
        </a>
      ) : null}
      {owned && isCancellable(order) ? <CancelForm orderId={order.orderId} onAnswer={pollNow} /> : null}
      {isOver(order) ? (
        <ButtonLink href="/" tone="outline">
          See the drop
        </ButtonLink>
      ) : null}
    </div>
  );
}
