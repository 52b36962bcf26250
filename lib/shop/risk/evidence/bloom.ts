import { createHmac } from "node:crypto";

const BITS = 128;
const BYTES = BITS / 8;
const HASHES = 2;

/** Letters next to each other and next but one, whichever comes first: two that are swapped leave most of them as they were. */
const pairsOf = (text: string): Set<string> =>
  new Set(
    [1, 2].flatMap((distance) =>
      Array.from({ length: Math.max(0, text.length - distance) }, (_, i) =>
        [text.charAt(i), text.charAt(i + distance)].toSorted().join(""),
      ),
    ),
  );

/**
 * A text as a keyed Bloom filter of its letter pairs, base64url: texts that are alike have filters that are alike, and the text
 * cannot be guessed at without the key. Schnell, Bachteler, Reiher: Privacy-preserving record linkage using Bloom filters (2009).
 */
export function bloomOf(key: string, text: string): string {
  const filter = Buffer.alloc(BYTES);
  for (const pair of pairsOf(text)) {
    const digest = createHmac("sha256", key).update(pair).digest();
    for (let hash = 0; hash < HASHES; hash++) {
      const bit = digest.readUInt16BE(hash * 2) % BITS;
      filter[bit >> 3] = (filter[bit >> 3] ?? 0) | (1 << (bit & 7));
    }
  }
  return filter.toString("base64url");
}

const onesIn = (byte: number): number => (byte === 0 ? 0 : (byte & 1) + onesIn(byte >> 1));
const count = (filter: Uint8Array): number => filter.reduce((sum, byte) => sum + onesIn(byte), 0);

/** How alike two filters are, 0 to 1: Dice's coefficient of their bits. */
export function likeness(a: string, b: string): number {
  if (a === b) return 1;
  const [left, right] = [Buffer.from(a, "base64url"), Buffer.from(b, "base64url")];
  const both = left.map((byte, i) => byte & (right[i] ?? 0));
  return (2 * count(both)) / Math.max(1, count(left) + count(right));
}
