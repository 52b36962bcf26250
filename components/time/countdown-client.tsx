"use client";

import { formatRemaining } from "@/components/time/format";
import { useRemaining } from "@/components/time/use-remaining";

interface CountdownProps {
  readonly untilIso: string;
  /** The server's clock when it rendered: the same wait for everyone, however wrong their own clock. */
  readonly serverNowMs: number;
  readonly className?: string;
  readonly onEnd?: () => void;
}

export function Countdown({ untilIso, serverNowMs, className, onEnd }: CountdownProps) {
  const remainingMs = useRemaining({ untilIso, serverNowMs, onEnd });
  return (
    <span role="timer" className={`whitespace-nowrap ${className ?? ""}`}>
      {formatRemaining(remainingMs)}
    </span>
  );
}
