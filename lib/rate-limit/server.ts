import { updateItem } from "@/lib/aws/table";
import { AppError } from "@/lib/errors";

interface Limit {
  /** What is counted, and for whom: one item each, so that no one item is hot. */
  readonly key: string;
  readonly max: number;
  readonly windowSeconds: number;
}

/** Counts this call in a fixed window. Throws `rate_limited` with the seconds until the next window when over `max`. */
export async function rateLimit({ key, max, windowSeconds }: Limit): Promise<void> {
  const nowSeconds = Date.now() / 1000;
  const window = Math.floor(nowSeconds / windowSeconds);
  const endsAtSeconds = (window + 1) * windowSeconds;
  const item = await updateItem(
    { pk: `RATE#${key}`, sk: `WINDOW#${window}` },
    { add: { count: 1 }, set: { ttlSeconds: endsAtSeconds + 60 } },
  );
  if (Number(item?.["count"]) <= max) return;
  throw new AppError("rate_limited", { retryAfterSeconds: Math.max(1, Math.ceil(endsAtSeconds - nowSeconds)) });
}
