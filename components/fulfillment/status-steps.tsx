import { statusWords } from "@/components/order/words";
import { LocalTime } from "@/components/time/local-time-client";
import type { OrderDetail } from "@/lib/desk/order/detail";

/** The states that the order has been in, and since when. */
export function StatusSteps({ steps }: { steps: OrderDetail["steps"] }) {
  return (
    <ol aria-label="Status of the order" className="grid gap-1 text-sm">
      {steps.map(({ status, at }) => (
        <li key={`${status}-${at}`} className="grid grid-cols-[10rem_minmax(0,1fr)] gap-x-4">
          <span className="font-bold">{statusWords[status]}</span>
          <LocalTime iso={at} className="text-muted" />
        </li>
      ))}
    </ol>
  );
}
