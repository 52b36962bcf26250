import { Fact } from "@/components/returns/fact";
import { pairWords, returnStatusTones, returnStatusWords } from "@/components/returns/words";
import { LocalTime } from "@/components/time/local-time-client";
import { Badge } from "@/components/ui/badge";
import { QuietLink } from "@/components/ui/quiet-link";
import type { ReturnDetail } from "@/lib/desk/returns/schema";
import { formatMoney } from "@/lib/platform/money";

const causes = { withdrawal: "The shopper withdrew", undeliverable: "The carrier could not deliver it" } as const;

/** What the team must know to inspect a pair. */
export function ReturnSheet({ detail }: { detail: ReturnDetail }) {
  return (
    <dl className="grid gap-4 border-2 border-ink bg-raised p-4 sm:grid-cols-2">
      <Fact label="Pair">
        <span className="numeric text-xl">{pairWords(detail)}</span>
      </Fact>
      <Fact label="State">
        <Badge tone={returnStatusTones[detail.status]}>{returnStatusWords[detail.status]}</Badge>
      </Fact>
      <Fact label="Shopper">{detail.customer}</Fact>
      <Fact label="Order">
        <QuietLink href={`/fulfillment/orders/${detail.orderId}`} className="numeric underline underline-offset-4">
          {detail.orderNumber}
        </QuietLink>
      </Fact>
      <Fact label="Paid">{formatMoney(detail.total)}</Fact>
      <Fact label="Why">{causes[detail.cause]}</Fact>
      {detail.reason ? <Fact label="In their words">{detail.reason}</Fact> : null}
      {detail.trackingCode ? <Fact label="Parcel">{detail.trackingCode}</Fact> : null}
      {detail.labelProblem ? <Fact label="No label">{detail.labelProblem}</Fact> : null}
      {detail.deadlineAt ? (
        <Fact label={detail.status === "received" ? "Refunded in full, unseen, after" : "Waits until"}>
          <LocalTime iso={detail.deadlineAt} />
        </Fact>
      ) : null}
    </dl>
  );
}
