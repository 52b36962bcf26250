import { z } from "zod";
import { AppError } from "@/lib/platform/errors";
import { latestFullAtMs, tokenMs, waitForTokenMs, type Limit } from "@/lib/platform/rate-limit/bucket";
import { entity } from "@/lib/platform/table/entity";
import { ttlAfter } from "@/lib/platform/table/ttl";

export interface Counted {
  /** Puts the token back: this call was none of those that are to be limited. */
  readonly giveBack: () => Promise<void>;
}

/** A token bucket in one number, as GCRA keeps it: when it will be full. https://en.wikipedia.org/wiki/Generic_cell_rate_algorithm */
const buckets = entity({
  schema: z.object({ fullAtMs: z.number(), ttlSeconds: z.number() }),
  key: ({ key }: { readonly key: string }) => ({ pk: `BUCKET#${key}`, sk: "BUCKET" }),
});

const MOST_KEYS = 10_000;
/** As this instance last saw them: a caller who is refused over and over costs the table nothing. */
const seen = new Map<string, number>();

function note(key: string, fullAtMs: number): void {
  if (seen.size >= MOST_KEYS) seen.clear();
  seen.set(key, fullAtMs);
}

const ttlOf = (limit: Limit, nowMs: number) => ({
  ttlSeconds: ttlAfter(latestFullAtMs(limit, nowMs) + tokenMs(limit), 60),
});

const { when } = buckets;

/** From a bucket that is full, or that nothing is known of. */
const takeFirst = (limit: Limit, nowMs: number) =>
  buckets.upsertOrMeet(
    { key: limit.key },
    {
      set: { fullAtMs: nowMs + tokenMs(limit), ...ttlOf(limit, nowMs) },
      when: when.or(when.absent("fullAtMs"), when.atMost("fullAtMs", nowMs)),
    },
  );

/** From one that others have taken of. */
const takeNext = (limit: Limit, nowMs: number) =>
  buckets.upsertOrMeet(
    { key: limit.key },
    {
      add: { fullAtMs: tokenMs(limit) },
      set: ttlOf(limit, nowMs),
      when: when.and(when.above("fullAtMs", nowMs), when.atMost("fullAtMs", latestFullAtMs(limit, nowMs))),
    },
  );

/** Resolves with when the bucket is full: after this call's token was taken, or as it is where there is none left. */
async function take(limit: Limit, nowMs: number): Promise<{ readonly taken: boolean; readonly fullAtMs: number }> {
  const isInUse = (seen.get(limit.key) ?? 0) > nowMs;
  for (const attempt of isInUse ? [takeNext, takeFirst, takeNext] : [takeFirst, takeNext]) {
    const { written, record } = await attempt(limit, nowMs);
    if (written && record) return { taken: true, fullAtMs: record.fullAtMs };
    if (record && waitForTokenMs(record.fullAtMs, limit, nowMs) > 0) return { taken: false, fullAtMs: record.fullAtMs };
  }
  return { taken: false, fullAtMs: latestFullAtMs(limit, nowMs) + 1 };
}

function refuseUntilToken(fullAtMs: number, limit: Limit, nowMs: number): void {
  const waitMs = waitForTokenMs(fullAtMs, limit, nowMs);
  if (waitMs > 0) throw new AppError("rate_limited", { retryAfterSeconds: Math.ceil(waitMs / 1000) });
}

async function giveBack(limit: Limit): Promise<void> {
  const { key } = limit;
  const bucket = await buckets.update({ key }, { add: { fullAtMs: -tokenMs(limit) } });
  if (bucket) note(key, bucket.fullAtMs);
}

/**
 * Takes a token of the bucket of this key: `max` at once, and from then on as many as come back. One write, two where this
 * instance does not know the bucket. @throws AppError rate_limited, with the seconds after which there is one
 */
export async function rateLimit(limit: Limit): Promise<Counted> {
  const { key } = limit;
  const nowMs = Date.now();
  refuseUntilToken(seen.get(key) ?? 0, limit, nowMs);
  const { taken, fullAtMs } = await take(limit, nowMs);
  note(key, fullAtMs);
  if (!taken) refuseUntilToken(fullAtMs, limit, nowMs);
  return { giveBack: () => giveBack(limit) };
}
