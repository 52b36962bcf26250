"use client";

import { useRouter } from "next/navigation";
import { readAnswer } from "@/components/polling/read-answer";
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
  const router = useRouter();
  const refresh = async () => {
    if (await readAnswer("/api/drop")) router.refresh();
  };
  const remainingMs = useRemaining({ untilIso, serverNowMs, onEnd: () => void refresh() });
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
