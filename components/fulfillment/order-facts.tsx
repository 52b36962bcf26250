import type { ReactNode } from "react";
import { addressWords, pairWords } from "@/components/fulfillment/words";
import { Countdown } from "@/components/time/countdown-client";
import { LocalTime } from "@/components/time/local-time-client";
import { formatMoney } from "@/lib/platform/money";
import { isOpenForDecision } from "@/lib/desk/decision/rules";
import type { FulfillmentOrderView } from "@/lib/desk/order/schema";

/** Who ordered what, and until when it is to be decided. */
export function OrderFacts({ order, nowMs }: { order: FulfillmentOrderView; nowMs: number }) {
  const { customer, deadlineAt, createdAt, size, orderNumber, total, shippingAddress, parcel, returnId } = order;
  return (
    <div className="grid gap-2">
      <p className="text-lg font-bold break-words">
        {customer.firstName} {customer.lastName}
      </p>
      <dl className="grid grid-cols-[5.5rem_minmax(0,1fr)] gap-x-3 gap-y-0.5 text-sm">
        <Fact name="E-mail">{customer.email}</Fact>
        <Fact name="Order">{orderNumber}</Fact>
        <Fact name="Pair">
          {pairWords(order)}, EU {size}
        </Fact>
        <Fact name="Total">{formatMoney(total)}</Fact>
        <Fact name="Goes to">{shippingAddress ? addressWords(shippingAddress) : "no address any more"}</Fact>
        {parcel ? (
          <Fact name="Parcel">
            <a href={parcel.trackingUrl} className="numeric underline">
              {parcel.carrier} {parcel.trackingCode}
            </a>
            , {parcel.status.replaceAll("_", " ")}
          </Fact>
        ) : null}
        {returnId ? (
          <Fact name="Return">
            <a href={`/fulfillment/returns/${returnId}`} className="underline">
              Open its return
            </a>
          </Fact>
        ) : null}
        <Fact name="Ordered">
          <LocalTime iso={createdAt} />
        </Fact>
        {deadlineAt && isOpenForDecision(order) ? (
          <Fact name="Decide in">
            <Countdown key={deadlineAt} untilIso={deadlineAt} serverNowMs={nowMs} className="font-bold" />
          </Fact>
        ) : null}
      </dl>
    </div>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted">{name}</dt>
      <dd className="break-words">{children}</dd>
    </>
  );
}
