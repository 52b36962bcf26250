"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { readAnswer } from "@/components/polling/read-answer";
import { backoffMs } from "@/components/polling/schedule";
import { formatRemaining, remainingParts } from "@/components/time/format";
import { useRemaining } from "@/components/time/use-remaining";

const cells = [
  ["days", "days"],
  ["hours", "hours"],
  ["minutes", "min"],
  ["seconds", "sec"],
] as const;

/** Counts down on the server's clock and then asks the server what is true now. */
export function DropClock({ untilIso, serverNowMs }: { untilIso: string; serverNowMs: number }) {
  const refresh = useRefreshOnceReachable();
  const remainingMs = useRemaining({ untilIso, serverNowMs, onEnd: refresh });
  const parts = remainingParts(remainingMs);
  return (
    <span role="timer" aria-label={formatRemaining(remainingMs)} className="inline-flex gap-1">
      {cells.map(([name, label]) => (
        <span key={name} className="grid min-w-11 justify-items-center rounded-notch bg-sunken px-1.5 py-1">
          <span className="numeric text-xl leading-none font-bold">{String(parts[name]).padStart(2, "0")}</span>
          <span className="text-[0.6875rem] leading-4 text-muted">{label}</span>
        </span>
      ))}
    </span>
  );
}

/** Everyone asks at the same moment, so the store may not hear it at first: asks until it does. */
function useRefreshOnceReachable(): () => void {
  const router = useRouter();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const refresh = async (failures: number): Promise<void> => {
    if (await readAnswer("/api/drop")) return router.refresh();
    timer.current = setTimeout(() => void refresh(failures + 1), backoffMs(failures + 1, Math.random()));
  };
  return () => void refresh(0);
}
