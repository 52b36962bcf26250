import { TZDate } from "@date-fns/tz";

const two = (n: number): string => String(n).padStart(2, "0");

/** What a clock of the zone shows at the moment, as a form's field writes it: "2026-12-01T18:00". */
export function localIn(iso: string, timeZone: string): string {
  const at = new TZDate(Date.parse(iso), timeZone);
  const date = [at.getFullYear(), two(at.getMonth() + 1), two(at.getDate())].join("-");
  return `${date}T${two(at.getHours())}:${two(at.getMinutes())}`;
}

const LOCAL = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2}))?$/;

/** The moment at which clocks of the zone show this, in ISO 8601; undefined for what is no time. */
export function momentIn(local: string, timeZone: string): string | undefined {
  const parts = LOCAL.exec(local)?.slice(1).map(Number);
  if (!parts) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts;
  const at = new TZDate(year, month - 1, day, hour, minute, second || 0, timeZone);
  return Number.isNaN(at.getTime()) ? undefined : new Date(at.getTime()).toISOString();
}
