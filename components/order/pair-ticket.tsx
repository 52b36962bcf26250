import type { OrderView } from "@/lib/order/schema";

/** The number that makes this pair this pair. */
export function PairTicket({ order }: { order: OrderView }) {
  const lost = order.status === "compensated";
  return (
    <dl className="grid grid-cols-[1fr_auto] border-2 border-ink bg-raised">
      <div className="grid gap-1 p-4 sm:p-5">
        <dt className="text-sm text-muted">{lost ? "Pair that was held" : "Your pair"}</dt>
        <dd className={`numeric text-4xl font-bold sm:text-5xl ${lost ? "text-muted line-through decoration-2" : ""}`}>
          {order.pairNumber === null ? <NoPair lost={lost} /> : `Nº ${String(order.pairNumber).padStart(4, "0")}`}
        </dd>
      </div>
      <div className="grid content-start gap-1 border-l-2 border-dashed border-line-strong p-4 sm:p-5">
        <dt className="text-sm text-muted">Size</dt>
        <dd className="text-2xl font-black tabular-nums">EU {order.size}</dd>
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
