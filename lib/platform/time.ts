const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** From so many days on, hours are hard to read. */
const DAYS_FROM = 3;

function countOf(seconds: number): readonly [count: number, unit: "day" | "hour" | "minute"] {
  if (seconds % DAY === 0 && seconds >= DAYS_FROM * DAY) return [seconds / DAY, "day"];
  return seconds % HOUR === 0 ? [seconds / HOUR, "hour"] : [Math.round(seconds / MINUTE), "minute"];
}

/**
 * A promise about time in a person's words: "48 hours", "10 minutes", and a single one as the sentence needs it: "one hour",
 * "the hour", "an hour". @param seconds whole minutes
 */
export function durationInWords(seconds: number, single: "one" | "the" | "an" = "one"): string {
  const [count, unit] = countOf(seconds);
  return count === 1 ? `${single === "an" && unit === "minute" ? "a" : single} ${unit}` : `${count} ${unit}s`;
}

/** A wait from now on, in words: in seconds up to two minutes, then in minutes, rounded up. @param seconds at least 0 */
export function waitInWords(seconds: number): string {
  const whole = Math.max(1, Math.ceil(seconds));
  if (whole === 1) return "one second";
  return whole < 2 * MINUTE ? `${whole} seconds` : `${Math.ceil(whole / MINUTE)} minutes`;
}
