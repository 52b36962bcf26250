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

const onesIn = (bits: number): number => (bits === 0 ? 0 : (bits & 1) + onesIn(bits >> 1));
const ONES = Uint8Array.from({ length: 64 }, (_, bits) => onesIn(bits));

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const BITS_OF_DIGIT = Uint8Array.from({ length: 128 }, (_, code) =>
  Math.max(0, DIGITS.indexOf(String.fromCharCode(code))),
);
const bitsAt = (filter: string, i: number): number => BITS_OF_DIGIT[filter.charCodeAt(i)] ?? 0;
const count = (bits: number): number => ONES[bits] ?? 0;

/**
 * How alike two filters are, 0 to 1: Dice's coefficient of their bits. Digit by digit, without decoding: a draw of a hundred
 * thousand entries compares tens of millions.
 */
export function likeness(a: string, b: string): number {
  if (a === b) return 1;
  let both = 0;
  let all = 0;
  for (let i = 0; i < a.length || i < b.length; i++) {
    both += count(bitsAt(a, i) & bitsAt(b, i));
    all += count(bitsAt(a, i)) + count(bitsAt(b, i));
  }
  return (2 * both) / Math.max(1, all);
}
