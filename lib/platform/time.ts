const MINUTE = 60;
const HOUR = 60 * MINUTE;

/**
 * A promise about time in a person's words: "48 hours", "10 minutes", and a single one as the sentence needs it: "one hour",
 * "the hour", "an hour". @param seconds whole minutes
 */
export function durationInWords(seconds: number, single: "one" | "the" | "an" = "one"): string {
  const [count, unit] = seconds % HOUR === 0 ? [seconds / HOUR, "hour"] : [Math.round(seconds / MINUTE), "minute"];
  return count === 1 ? `${single === "an" && unit === "minute" ? "a" : single} ${unit}` : `${count} ${unit}s`;
}
