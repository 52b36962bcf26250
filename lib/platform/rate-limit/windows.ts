import { z } from "zod";
import { AppError } from "@/lib/platform/errors";
import { entity } from "@/lib/platform/table/entity";

const windows = entity({
  schema: z.object({ count: z.int(), ttlSeconds: z.number() }),
  key: ({ key, window }: { readonly key: string; readonly window: number }) => ({
    pk: `RATE#${key}`,
    sk: `WINDOW#${window}`,
  }),
});

/** The number of the present window. */
export const windowAt = (windowSeconds: number): number => Math.floor(Date.now() / 1000 / windowSeconds);

/** Resolves with the count after it. */
export async function addToWindow(key: string, windowSeconds: number, count: number, window = windowAt(windowSeconds)) {
  const ttlSeconds = (window + 1) * windowSeconds + 60;
  return (await windows.upsert({ key, window }, { add: { count }, set: { ttlSeconds } }))?.count ?? count;
}

export const readWindow = async (key: string, window: number): Promise<number> =>
  (await windows.get({ key, window }))?.count ?? 0;

/** A refusal until the next window begins. */
export function tooMany(windowSeconds: number): AppError {
  const leftSeconds = (windowAt(windowSeconds) + 1) * windowSeconds - Date.now() / 1000;
  return new AppError("rate_limited", { retryAfterSeconds: Math.max(1, Math.ceil(leftSeconds)) });
}
