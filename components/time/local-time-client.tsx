"use client";

import { useSyncExternalStore } from "react";
import { formatMoment } from "@/components/time/format";

const never = () => () => {};

/** A moment on the reader's own clock; in UTC until JavaScript is there, and where it never is. */
export function LocalTime({ iso, className }: { iso: string; className?: string }) {
  const text = useSyncExternalStore(
    never,
    () => formatMoment(iso, undefined),
    () => formatMoment(iso, "UTC"),
  );
  return (
    <time dateTime={iso} className={className}>
      {text}
    </time>
  );
}
