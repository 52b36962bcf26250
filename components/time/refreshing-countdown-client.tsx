"use client";

import { useRouter } from "next/navigation";
import { readAnswer } from "@/components/polling/read-answer";
import { Countdown } from "@/components/time/countdown-client";

/** Counts down and then asks the server what is true now; `probe` says first whether it can be asked. */
export function RefreshingCountdown({
  probe,
  ...props
}: {
  untilIso: string;
  serverNowMs: number;
  probe: string;
  className?: string;
}) {
  const router = useRouter();
  const refresh = async () => {
    if ((await readAnswer(probe)) !== null) router.refresh();
  };
  return <Countdown {...props} onEnd={() => void refresh()} />;
}
