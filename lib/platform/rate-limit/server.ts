import { z } from "zod";
import { AppError } from "@/lib/platform/errors";
import { entity } from "@/lib/platform/table/entity";

interface Limit {
  /** What is counted, and for whom: one item each, so that no one item is hot. */
  readonly key: string;
  readonly max: number;
  readonly windowSeconds: number;
}

export interface Counted {
  /** Takes this call out of the count again: it was none of those that are to be limited. */
  readonly giveBack: () => Promise<void>;
}

const windows = entity({
  schema: z.object({ count: z.int(), ttlSeconds: z.number() }),
  key: ({ key, window }: { readonly key: string; readonly window: number }) => ({
    pk: `RATE#${key}`,
    sk: `WINDOW#${window}`,
  }),
});

/** Counts this call in a fixed window. Throws `rate_limited` with the seconds until the next window when over `max`. */
export async function rateLimit({ key, max, windowSeconds }: Limit): Promise<Counted> {
  const nowSeconds = Date.now() / 1000;
  const window = Math.floor(nowSeconds / windowSeconds);
  const endsAtSeconds = (window + 1) * windowSeconds;
  const add = (count: number) =>
    windows.upsert({ key, window }, { add: { count }, set: { ttlSeconds: endsAtSeconds + 60 } });
  const counted = await add(1);
  if (counted && counted.count <= max) return { giveBack: async () => void (await add(-1)) };
  throw new AppError("rate_limited", { retryAfterSeconds: Math.max(1, Math.ceil(endsAtSeconds - nowSeconds)) });
}
