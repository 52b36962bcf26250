const parts = (withDay: boolean): Intl.DateTimeFormatOptions =>
  withDay
    ? { weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" }
    : { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };

/** As a person at the given place would write it; UTC says so. */
export function formatMoment(iso: string, timeZone: string | undefined): string {
  const text = new Intl.DateTimeFormat("en-GB", { ...parts(true), ...(timeZone ? { timeZone } : {}) }).format(
    new Date(iso),
  );
  return timeZone === "UTC" ? `${text} UTC` : text;
}

const two = (n: number) => String(n).padStart(2, "0");

/** "2 d 04 h", "3 h 07 min" or "12:09", whichever says enough. Never negative. */
export function formatRemaining(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  if (hours >= 48) return `${Math.floor(hours / 24)} d ${two(hours % 24)} h`;
  if (hours >= 1) return `${hours} h ${two(minutes % 60)} min`;
  return `${two(minutes)}:${two(seconds % 60)}`;
}
