import { Eye } from "lucide-react";
import type { FulfillmentOrderView } from "@/lib/desk/order/schema";

/** Who looks at an order. */
export function RowMarks({ order: { reviewLock } }: { order: FulfillmentOrderView }) {
  return (
    <span className="flex items-center gap-1 truncate text-tag text-muted max-md:hidden">
      {reviewLock ? (
        <>
          <Eye aria-hidden="true" className="size-4 shrink-0" />
          <span className="truncate">{reviewLock.mine ? "You" : `${reviewLock.name} is looking at this`}</span>
        </>
      ) : null}
    </span>
  );
}
