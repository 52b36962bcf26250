"use client";

import { useEffect, useEffectEvent, useState } from "react";
import { learnFromRender, serverNow } from "@/components/time/server-clock";

interface Wait {
  readonly untilIso: string;
  /** The server's clock when it rendered. */
  readonly serverNowMs: number;
  readonly onEnd?: (() => void) | undefined;
}

/** Milliseconds of the server's clock that remain; changes on its full seconds, at the same moment for everyone. */
export function useRemaining({ untilIso, serverNowMs, onEnd }: Wait): number {
  const untilMs = Date.parse(untilIso);
  // what the server has drawn, also where hydration comes late (a boundary of its own): the effect corrects it at once
  const [remainingMs, setRemainingMs] = useState(untilMs - serverNowMs);
  const ended = useEffectEvent(() => onEnd?.());
  useEffect(() => {
    learnFromRender(serverNowMs);
    let timer: ReturnType<typeof setTimeout>;
    const tick = () => {
      const leftMs = untilMs - serverNow();
      setRemainingMs(leftMs);
      if (leftMs <= 0) return ended();
      timer = setTimeout(tick, leftMs % 1000 || 1000);
    };
    tick();
    return () => clearTimeout(timer);
  }, [untilMs, serverNowMs]);
  return remainingMs;
}
