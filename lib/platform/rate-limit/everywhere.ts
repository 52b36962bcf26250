import { randomInt } from "node:crypto";
import { memo } from "@/lib/platform/memo";
import type { Limit } from "@/lib/platform/rate-limit/bucket";
import { addToWindow, readWindow, tooMany, windowAt } from "@/lib/platform/rate-limit/windows";

const SHARDS = 8;
/** As old as a reading of the count may be, in each instance of the site. */
const FRESH_FOR_MS = 1000;

/**
 * A limit on what everybody does together: its count is spread over partitions, and read once a second, so the limit may be
 * passed by what one second brings.
 */
export function limitEverywhere({ key, max, windowSeconds }: Limit) {
  const keyOf = (shard: number) => `${key}:${shard}`;
  const read = memo(FRESH_FOR_MS, async () => {
    const window = windowAt(windowSeconds);
    const counts = await Promise.all(Array.from({ length: SHARDS }, (_, i) => readWindow(keyOf(i), window)));
    return { window, count: counts.reduce((sum, count) => sum + count, 0) };
  });
  return {
    /** @throws AppError rate_limited, with the seconds until the next window, while the limit is reached */
    assertBelow: async (): Promise<void> => {
      const { window, count } = await read();
      if (count >= max && window === windowAt(windowSeconds)) throw tooMany(windowSeconds);
    },
    count: async (): Promise<void> => void (await addToWindow(keyOf(randomInt(SHARDS)), windowSeconds, 1)),
  };
}
