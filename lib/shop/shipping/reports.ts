import { conditionsOn } from "@/lib/platform/table/condition";
import type { Tracking } from "@/lib/shop/shipping/schema";

/** Whatever has a parcel: an order, a return. */
interface Tracked {
  readonly status: string;
  readonly tracking?: Tracking | undefined;
}

const when = conditionsOn<Tracked>();

/** A report counts when it is newer than the last one, and until the parcel is at its end: whatever is late or comes twice does not. */
export const isNews = ({ version }: Tracking) =>
  when.or(
    when.absent("tracking"),
    when.and(
      when.below("tracking.version", version),
      when.isNot("tracking.status", "delivered"),
      when.isNot("tracking.status", "return_to_sender"),
    ),
  );
