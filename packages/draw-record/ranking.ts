import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bigEndian, fromHex, join, toHex } from "./bytes.ts";
import type { ListedEntry } from "./entries.ts";

type Ticketed = Pick<ListedEntry, "leaf" | "tickets">;

/** What lots are drawn for: the leaf, or each of its tickets. */
function messagesOf({ leaf, tickets }: Ticketed): Uint8Array[] {
  const bytes = fromHex(leaf);
  if (tickets === undefined) return [bytes];
  return Array.from({ length: tickets }, (_, i) => join(bytes, bigEndian(i + 1, 4)));
}

/**
 * The entries in the order that chance gave them: by the lowest HMAC-SHA-256 of what they have, under `seed || randomness`, lowest
 * first. Depends on the set alone, not on the order in which they come. All hex.
 */
export function rankByLot<T extends Ticketed>(entries: readonly T[], seed: string, randomness: string): T[] {
  const keyed = hmac.create(sha256, join(fromHex(seed), fromHex(randomness)));
  const lotOf = (message: Uint8Array) => toHex(keyed.clone().update(message).digest());
  const lots = entries.map((entry) => ({ entry, lot: messagesOf(entry).map(lotOf).toSorted()[0] ?? "" }));
  return lots.sort((a, b) => (a.lot < b.lot ? -1 : 1)).map(({ entry }) => entry);
}
