"use client";

import { useRouter } from "next/navigation";
import { Countdown } from "@/components/time/countdown-client";

/** Counts down and then asks the server what is true now. */
export function RefreshingCountdown(props: { untilIso: string; serverNowMs: number; className?: string }) {
  const router = useRouter();
  return <Countdown {...props} onEnd={() => router.refresh()} />;
}
