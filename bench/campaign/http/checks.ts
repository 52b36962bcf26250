import { people, type Result } from "../result.ts";
import type { Visit } from "./visit.ts";

/** How many pairs were shipped, in words. @throws where more were than there are, or two have one number */
export function checkNumbers(visits: readonly Pick<Visit, "pairNumber" | "end">[], pairs: number): string {
  const shipped = visits.filter(({ end }) => end === "shipped");
  const numbers = new Set(shipped.map(({ pairNumber }) => pairNumber));
  if (shipped.length > pairs) throw new Error(`oversold: ${shipped.length} of ${pairs} pairs`);
  if (numbers.has(undefined) || numbers.size !== shipped.length)
    throw new Error(`oversold: ${shipped.length} pairs have ${numbers.size} numbers`);
  return `${shipped.length} of ${pairs} pairs shipped, each with a number of its own`;
}

/** Excluded or rejected, of all people who took part. */
export const shareOfPeopleRefused = ({ actors, refused }: Pick<Result, "actors" | "refused">): number =>
  people(refused) / Math.max(1, people(actors));
