/** How far the clock is to be moved. */
import * as z from "zod";
import { invalidParameter } from "../errors.ts";
import { MAX_TIMER_SECONDS } from "../limits.ts";

const schema = z.object({ advanceSeconds: z.number().min(0).max(MAX_TIMER_SECONDS) });

/** Seconds to move the clock by; throws InvalidParameterValueException. */
export function advanceOf(body: unknown): number {
  const parsed = schema.safeParse(body);
  if (!parsed.success) throw invalidParameter(`advanceSeconds must be a number from 0 to ${MAX_TIMER_SECONDS}.`);
  return parsed.data.advanceSeconds;
}
