import type { ReactNode } from "react";
import { sizeIn } from "@/lib/shop/drop/rules";
import { isCompensated } from "@/lib/shop/order/rules";
import type { OrderView } from "@/lib/shop/order/schema";

/** The number that makes this pair this pair. */
export function PairTicket({ order, art }: { order: OrderView; art: ReactNode }) {
  const lost = isCompensated(order);
  return (
    <div className="border-2 border-ink bg-raised sm:grid sm:grid-cols-[auto_1fr]">
      <div
        className={`grid place-items-center border-ink bg-stage px-5 py-4 max-sm:border-b-2 sm:border-r-2 ${lost ? "grayscale" : ""}`}
      >
        {art}
      </div>
      <TicketFacts order={order} lost={lost} />
    </div>
  );
}

function TicketFacts({ order, lost }: { order: OrderView; lost: boolean }) {
  return (
    <dl className="grid grid-cols-[1fr_auto]">
      <div className="grid content-start gap-1 p-4 sm:p-5">
        <dt className="text-sm text-muted">{lost ? "Pair that was held" : "Your pair"}</dt>
        <dd
          className={`numeric text-3xl font-bold whitespace-nowrap sm:text-5xl ${lost ? "text-muted line-through decoration-2" : ""}`}
        >
          {order.pairNumber === null ? <NoPair lost={lost} /> : `Nº ${String(order.pairNumber).padStart(4, "0")}`}
        </dd>
      </div>
      <div className="grid content-start gap-1 border-l-2 border-dashed border-line-strong p-4 sm:p-5">
        <dt className="text-sm text-muted">Size</dt>
        <dd className="text-xl font-black whitespace-nowrap tabular-nums sm:text-2xl">EU {order.size}</dd>
        <dd className="text-tag whitespace-nowrap text-muted tabular-nums">
          UK {sizeIn("uk", order.size)} · US {sizeIn("us", order.size)}
        </dd>
      </div>
    </dl>
  );
}

function NoPair({ lost }: { lost: boolean }) {
  if (lost) return <span className="inline-block no-underline">none</span>;
  return (
    <>
      <span aria-hidden="true" className="animate-breathe">
        Nº ····
      </span>
      <span className="sr-only">not held yet</span>
    </>
  );
}
