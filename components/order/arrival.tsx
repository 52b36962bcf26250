import { LocalDay } from "@/components/time/local-time-client";
import { buttonStyle } from "@/components/ui/button";
import type { OrderView } from "@/lib/shop/order/schema";
import type { ParcelView } from "@/lib/shop/shipping/schema";

/** When it comes, and where the carrier says so. Nothing while there is no parcel. */
export function Arrival({ order }: { order: OrderView }) {
  const { delivery } = order;
  if (!delivery) return null;
  return (
    <div className="grid gap-4">
      <Day parcel={delivery} arrivedAt={order.status === "delivered" ? (order.timeline.at(-1)?.at ?? null) : null} />
      <div className="flex flex-wrap items-center gap-x-5 gap-y-3">
        <a
          href={delivery.trackingUrl}
          target="_blank"
          rel="noreferrer"
          className={buttonStyle("solid", "min-h-14 text-lg")}
        >
          Track your parcel
        </a>
        <p className="text-sm text-muted">
          {delivery.carrier}
          <span className="numeric block break-all text-ink">{delivery.trackingCode}</span>
        </p>
      </div>
    </div>
  );
}

/** Where a day that the carrier named says nothing any more. */
const OVERTAKEN: ReadonlySet<ParcelView["status"]> = new Set(["failure", "return_to_sender", "lost"]);

function Day({ parcel, arrivedAt }: { parcel: ParcelView; arrivedAt: string | null }) {
  if (arrivedAt === null && OVERTAKEN.has(parcel.status)) return null;
  const day = arrivedAt ?? parcel.estimatedAt;
  return (
    <p className="grid gap-1">
      <span className="text-sm text-muted">{arrivedAt ? "Arrived" : "Should arrive"}</span>
      <span className="text-3xl font-black tracking-tight sm:text-4xl">
        {day ? <LocalDay iso={day} /> : "The carrier names a day soon"}
      </span>
    </p>
  );
}
