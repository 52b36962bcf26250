import { Fact } from "@/components/returns/fact";
import { LocalTime } from "@/components/time/local-time-client";
import { formatMoney } from "@/lib/platform/money";
import type { ReturnView } from "@/lib/shop/returns/schema";

/** What a shopper wants to know of a return: label, parcel, deadline, money. */
export function ReturnFacts({ view }: { view: ReturnView }) {
  return (
    <dl className="grid gap-4 border-2 border-ink bg-raised p-4 sm:grid-cols-2 sm:p-5">
      <Fact label="Order">
        <span className="numeric">{view.orderNumber}</span>
      </Fact>
      <Fact label="You paid">{formatMoney(view.total)}</Fact>
      {view.deadlineAt ? (
        <Fact label="Send it by">
          <LocalTime iso={view.deadlineAt} />
        </Fact>
      ) : null}
      {view.trackingCode ? <Parcel view={view} /> : null}
      {view.deduction ? <Fact label="Kept back">{formatMoney(view.deduction)}</Fact> : null}
      {view.refund ? (
        <Fact label={view.shipped ? "Refunded" : "Released or refunded"}>{formatMoney(view.refund)}</Fact>
      ) : null}
      {view.note ? <Fact label="What we found">{view.note}</Fact> : null}
    </dl>
  );
}

function Parcel({ view }: { view: ReturnView }) {
  return (
    <Fact label="Parcel">
      {view.trackingUrl ? (
        <a href={view.trackingUrl} className="numeric break-all underline underline-offset-4">
          {view.trackingCode}
        </a>
      ) : (
        <span className="numeric break-all">{view.trackingCode}</span>
      )}
    </Fact>
  );
}
