import { statusWords } from "@/components/order/words";
import { LocalTime } from "@/components/time/local-time-client";
import type { OrderDetail } from "@/lib/desk/order/detail";

/** The states that the order has been in, and since when. */
export function StatusSteps({ steps }: { steps: OrderDetail["steps"] }) {
  return (
    <ol aria-label="Status of the order" className="flex flex-wrap gap-x-2 gap-y-2 text-sm">
      {steps.map(({ status, at }, i) => (
        <li key={`${status}-${at}`} className="flex items-baseline gap-2">
          {i > 0 ? (
            <span aria-hidden="true" className="text-muted">
              →
            </span>
          ) : null}
          <span className="font-bold">{statusWords[status]}</span>
          <LocalTime iso={at} className="text-muted" />
        </li>
      ))}
    </ol>
  );
}
