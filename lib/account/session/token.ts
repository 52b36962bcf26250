import { decode, encode, type JWT } from "next-auth/jwt";
import { z } from "zod";
import { env } from "@/lib/platform/env";
import { isCustomerId, type CustomerId } from "@/lib/platform/ids";
import { memoByKey } from "@/lib/platform/memo";

const contentsSchema = z.object({
  /** Whose session. */
  sub: z.custom<CustomerId>((value) => typeof value === "string" && isCustomerId(value)),
  /** The session's secret. */
  sid: z.string().regex(/^[\w-]{43}$/),
});
export type TokenContents = z.infer<typeof contentsSchema>;

/** What a token that was read holds of ours; null where it holds something else. */
export const contentsOf = (token: unknown): TokenContents | null => contentsSchema.safeParse(token).data ?? null;

/** next-auth's token of a session: it says where the session is stored and nothing else, and dies at its absolute end. */
export function encodeToken({ sub, sid }: TokenContents, endsAt: string): Promise<string> {
  const maxAge = Math.floor((Date.parse(endsAt) - Date.now()) / 1000);
  return encode({ token: { sub, sid }, secret: env("AUTH_SECRET"), maxAge });
}

const decrypted = async (token: string): Promise<JWT | null> => {
  try {
    return await decode({ token, secret: env("AUTH_SECRET") });
  } catch {
    return null; // whatever a browser sends: no token of ours
  }
};

/** Deriving the key takes longer than all else of a request that asks whether an order has changed. */
const READ_AGAIN_AFTER_MS = 60_000;
const MOST_KEPT = 5000;

/**
 * What a token holds; null for anything that is none of ours, was altered or is past its end. Never throws. A token always
 * holds the same: it is opened once a minute. Whether its session counts is not said here.
 */
export const readToken = memoByKey(
  READ_AGAIN_AFTER_MS,
  MOST_KEPT,
  async (token: string): Promise<TokenContents | null> => contentsOf(await decrypted(token)),
);
