import { Countdown } from "@/components/time/countdown-client";
import { LocalTime } from "@/components/time/local-time-client";
import type { OrderView } from "@/lib/order/schema";

interface DeadlineProps {
  readonly order: OrderView;
  readonly serverNowMs: number;
  readonly onEnd: () => void;
}

export function Deadline({ order, serverNowMs, onEnd }: DeadlineProps) {
  if (order.deadlineAt === null) return null;
  return (
    <div className="grid gap-1">
      <p className="text-sm text-muted">
        {order.status === "awaiting_payment" ? "Time left to pay" : "We decide within"}
      </p>
      <p className="flex flex-wrap items-baseline gap-x-3">
        <Countdown
          key={order.deadlineAt}
          untilIso={order.deadlineAt}
          serverNowMs={serverNowMs}
          onEnd={onEnd}
          className="numeric text-4xl font-bold"
        />
        <span className="text-sm text-muted">
          until <LocalTime iso={order.deadlineAt} />
        </span>
      </p>
    </div>
  );
}
