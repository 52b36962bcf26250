"use client";

import { useEffect, useEffectEvent, useState } from "react";
import { formatRemaining } from "@/components/time/format";

interface CountdownProps {
  readonly untilIso: string;
  /** The server's clock when it rendered: the same wait for everyone, however wrong their own clock. */
  readonly serverNowMs: number;
  readonly className?: string;
  readonly onEnd?: () => void;
}

export function Countdown({ untilIso, serverNowMs, className, onEnd }: CountdownProps) {
  const untilMs = Date.parse(untilIso);
  const [remainingMs, setRemainingMs] = useState(untilMs - serverNowMs);
  const ended = useEffectEvent(() => onEnd?.());
  useEffect(() => {
    const offsetMs = serverNowMs - Date.now();
    const tick = () => {
      const leftMs = untilMs - (Date.now() + offsetMs);
      setRemainingMs(leftMs);
      if (leftMs > 0) return;
      clearInterval(timer);
      ended();
    };
    const timer = setInterval(tick, 1000);
    return () => clearInterval(timer);
  }, [untilMs, serverNowMs]);
  return (
    <span role="timer" className={`whitespace-nowrap ${className ?? ""}`}>
      {formatRemaining(remainingMs)}
    </span>
  );
}
