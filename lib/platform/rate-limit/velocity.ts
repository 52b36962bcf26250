import type { Limit } from "@/lib/platform/rate-limit/bucket";
import { countHere } from "@/lib/platform/rate-limit/count-here";
import { addToWindow, windowAt } from "@/lib/platform/rate-limit/windows";

/** A limit as one on how often something happens; `free` calls a window and instance are not counted in the table. */
export interface Pace extends Limit {
  readonly free: number;
}

/**
 * Counts this call, and resolves with how often it came in the present window as a share of `max`: 1 and above is too often.
 * A calm caller costs the table nothing. Refuses nothing.
 */
export async function paceOf({ key, max, windowSeconds, free }: Pace): Promise<number> {
  const here = countHere(key, windowSeconds);
  if (here <= free) return here / max;
  return (free + (await addToWindow(`pace:${key}`, windowSeconds, 1, windowAt(windowSeconds)))) / max;
}
