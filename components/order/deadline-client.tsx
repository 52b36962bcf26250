"use client";

import { formatRemaining } from "@/components/time/format";
import { LocalTime } from "@/components/time/local-time-client";
import { useRemaining } from "@/components/time/use-remaining";
import { awaitsPayment } from "@/lib/shop/order/rules";
import type { OrderView } from "@/lib/shop/order/schema";

interface DeadlineProps {
  readonly order: OrderView;
  readonly serverNowMs: number;
  readonly onEnd: () => void;
}

export function Deadline({ order, serverNowMs, onEnd }: DeadlineProps) {
  if (order.deadlineAt === null) return null;
  const since = order.timeline.at(-1)?.at ?? order.updatedAt;
  return (
    <Clock
      key={order.deadlineAt}
      label={awaitsPayment(order) ? "Time left to pay" : "We decide within"}
      untilIso={order.deadlineAt}
      wholeMs={Date.parse(order.deadlineAt) - Date.parse(since)}
      serverNowMs={serverNowMs}
      onEnd={onEnd}
    />
  );
}

interface ClockProps {
  readonly label: string;
  readonly untilIso: string;
  readonly wholeMs: number;
  readonly serverNowMs: number;
  readonly onEnd: () => void;
}

function Clock({ label, wholeMs, ...wait }: ClockProps) {
  const remainingMs = useRemaining(wait);
  const left = Math.min(1, Math.max(0, remainingMs / Math.max(1, wholeMs)));
  return (
    <div className="grid gap-1.5">
      <p className="text-sm text-muted">{label}</p>
      <p className="flex flex-wrap items-baseline gap-x-3">
        <span role="timer" className="numeric text-4xl font-bold whitespace-nowrap">
          {formatRemaining(remainingMs)}
        </span>
        <span className="text-sm text-muted max-sm:basis-full">
          until <LocalTime iso={wait.untilIso} />
        </span>
      </p>
      <span aria-hidden="true" className="h-1.5 overflow-hidden bg-line">
        <span
          className="block h-full origin-left bg-ink transition-transform duration-1000 ease-linear"
          style={{ transform: `scaleX(${left.toFixed(4)})` }}
        />
      </span>
    </div>
  );
}
