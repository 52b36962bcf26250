"use client";

import { useSyncExternalStore } from "react";
import { formatDay, formatMoment } from "@/components/time/format";

const never = () => () => {};

type Format = (iso: string, timeZone: string | undefined) => string;

/** On the reader's own clock; in UTC until JavaScript is there, and where it never is. */
const useLocal = (iso: string, format: Format): string =>
  useSyncExternalStore(
    never,
    () => format(iso, undefined),
    () => format(iso, "UTC"),
  );

/** A moment on the reader's own clock. Text alone: fits a drawing. */
export const LocalText = ({ iso }: { iso: string }) => useLocal(iso, formatMoment);

interface LocalProps {
  readonly iso: string;
  readonly className?: string;
}

function Local({ iso, className, format }: LocalProps & { readonly format: Format }) {
  const text = useLocal(iso, format);
  return (
    <time dateTime={iso} className={className}>
      {text}
    </time>
  );
}

/** The same as an element of its own. */
export const LocalTime = (props: LocalProps) => <Local {...props} format={formatMoment} />;

/** The day of a moment, likewise. */
export const LocalDay = (props: LocalProps) => <Local {...props} format={formatDay} />;
