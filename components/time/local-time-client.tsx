"use client";

import { useSyncExternalStore } from "react";
import { formatMoment } from "@/components/time/format";

const never = () => () => {};

/** A moment on the reader's own clock; in UTC until JavaScript is there, and where it never is. Text alone: fits a drawing. */
export function LocalText({ iso }: { iso: string }) {
  return useSyncExternalStore(
    never,
    () => formatMoment(iso, undefined),
    () => formatMoment(iso, "UTC"),
  );
}

/** The same as an element of its own. */
export const LocalTime = ({ iso, className }: { iso: string; className?: string }) => (
  <time dateTime={iso} className={className}>
    <LocalText iso={iso} />
  </time>
);
