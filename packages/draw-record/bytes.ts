import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from "@noble/hashes/utils.js";

export { bytesToHex as toHex, concatBytes as join, hexToBytes as fromHex, utf8ToBytes as utf8 };

/** SHA-256 of the bytes, one after the other. */
export const hash = (...parts: readonly Uint8Array[]): Uint8Array => sha256(concatBytes(...parts));

/** A number of at most 2^53, big-endian in so many bytes. */
export function bigEndian(value: number, length: 4 | 8): Uint8Array {
  const bytes = new Uint8Array(length);
  const view = new DataView(bytes.buffer);
  if (length === 8) view.setBigUint64(0, BigInt(value));
  else view.setUint32(0, value);
  return bytes;
}
