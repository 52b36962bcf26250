const withDay = {
  weekday: "short",
  day: "numeric",
  month: "short",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
} as const satisfies Intl.DateTimeFormatOptions;

/** As a person at the given place would write it; UTC says so. */
export function formatMoment(iso: string, timeZone: string | undefined): string {
  const text = new Intl.DateTimeFormat("en-GB", { ...withDay, ...(timeZone ? { timeZone } : {}) }).format(
    new Date(iso),
  );
  return timeZone === "UTC" ? `${text} UTC` : text;
}

const day = { weekday: "long", day: "numeric", month: "long" } as const satisfies Intl.DateTimeFormatOptions;

/** "Tuesday 1 December", at the given place. */
export const formatDay = (iso: string, timeZone: string | undefined): string =>
  new Intl.DateTimeFormat("en-GB", { ...day, ...(timeZone ? { timeZone } : {}) }).format(new Date(iso));

const date = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

/** "1 December 2026", in UTC: what is printed on a document does not change with its reader. */
export const formatDate = (iso: string): string => date.format(new Date(iso));

const two = (n: number) => String(n).padStart(2, "0");

/** Whole days, hours, minutes and seconds that remain, the begun second counted. Never negative. */
export function remainingParts(ms: number) {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  return { days: Math.floor(hours / 24), hours: hours % 24, minutes: minutes % 60, seconds: seconds % 60 };
}

/** "2 d 04 h", "3 h 07 min" or "12:09", whichever says enough. Never negative. */
export function formatRemaining(ms: number): string {
  const { days, hours, minutes, seconds } = remainingParts(ms);
  if (days >= 2) return `${days} d ${two(hours)} h`;
  if (days >= 1 || hours >= 1) return `${days * 24 + hours} h ${two(minutes)} min`;
  return `${two(minutes)}:${two(seconds)}`;
}
