import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { fromHex, join, toHex } from "./bytes.ts";

/**
 * The leaves in the order that chance gave them: by HMAC-SHA-256 of the leaf under `seed || randomness`, lowest first. Depends on
 * the set alone, not on the order in which they come. All hex.
 */
export function rankLeaves(leaves: readonly string[], seed: string, randomness: string): string[] {
  const keyed = hmac.create(sha256, join(fromHex(seed), fromHex(randomness)));
  const lots = leaves.map((leaf) => ({ leaf, lot: toHex(keyed.clone().update(fromHex(leaf)).digest()) }));
  return lots.sort((a, b) => (a.lot < b.lot ? -1 : 1)).map(({ leaf }) => leaf);
}
