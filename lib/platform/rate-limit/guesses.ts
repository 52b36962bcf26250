import { z } from "zod";
import { AppError } from "@/lib/platform/errors";
import { standing, waitMs, type Delays, type Guesses } from "@/lib/platform/rate-limit/rules";
import { entity } from "@/lib/platform/table/entity";
import { DAY_SECONDS, ttlAfter } from "@/lib/platform/table/ttl";

/** Longer than any delay, and as long as a place where a right guess came from is known. */
const KEEP_SECONDS = 30 * DAY_SECONDS;

const guesses = entity({
  schema: z.object({
    wrong: z.int(),
    atMs: z.number(),
    /** A right one came from here within the time that records are kept. */
    known: z.literal(true).optional(),
    ttlSeconds: z.number(),
  }),
  key: ({ key }: { readonly key: string }) => ({ pk: `GUESSES#${key}`, sk: "GUESSES" }),
});

/** A guess that is counted as a wrong one until more is known of it. */
export interface Guess {
  /** A right one was made under this key before. */
  readonly isKnown: boolean;
  /** It was not judged. */
  readonly giveBack: () => Promise<void>;
  /** It was right: the key is known from now on, and owes nothing. */
  readonly wasRight: () => Promise<void>;
}

const { when } = guesses;
const present = (nowMs: number) => ({ atMs: nowMs, ttlSeconds: ttlAfter(nowMs, KEEP_SECONDS) });

const takeFree = (key: string, { free }: Delays, nowMs: number) =>
  guesses.upsert(
    { key },
    { add: { wrong: 1 }, set: present(nowMs), when: when.or(when.absent("wrong"), when.below("wrong", free)) },
  );

const takeDelayed = (key: string, seen: Guesses, delays: Delays, nowMs: number) =>
  guesses.update(
    { key },
    {
      set: { wrong: standing(seen, delays, nowMs) + 1, ...present(nowMs) },
      when: when.and(when.is("wrong", seen.wrong), when.is("atMs", seen.atMs)),
    },
  );

const tooEarly = (ms: number) => new AppError("rate_limited", { retryAfterSeconds: Math.max(1, Math.ceil(ms / 1000)) });

async function take(key: string, delays: Delays) {
  const nowMs = Date.now();
  const free = await takeFree(key, delays, nowMs);
  const seen = free ?? (await guesses.get({ key }));
  if (free || !seen) return seen;
  const ms = waitMs(seen, delays, nowMs);
  if (ms > 0) throw tooEarly(ms);
  const taken = await takeDelayed(key, seen, delays, nowMs);
  if (!taken) throw tooEarly(delays.firstSeconds * 1000); // another guess came first
  return taken;
}

/**
 * Counts one guess under this key, or refuses it because of the wrong ones before. One item a key; one write for a guess
 * that is free. A guess that is refused changes nothing. @throws AppError rate_limited, with the seconds to wait
 */
export async function takeGuess(key: string, delays: Delays): Promise<Guess> {
  const taken = await take(key, delays);
  return {
    isKnown: taken?.known === true,
    giveBack: async () => void (await guesses.update({ key }, { add: { wrong: -1 } })),
    wasRight: async () =>
      void (await guesses.upsert({ key }, { set: { wrong: 0, known: true, ...present(Date.now()) } })),
  };
}

/** Whether a right guess was made under this key within the last 30 days. */
export const isKnownKey = async (key: string): Promise<boolean> => (await guesses.get({ key }))?.known === true;
