/**
 * Looks at the write-ahead log before SQLite does. SQLite ends its recovery at the first damaged frame and drops what
 * follows without a word; that is right for the tail of a write that was never acknowledged, and a silent loss of
 * acknowledged data anywhere else. Format: https://www.sqlite.org/fileformat.html#walformat
 */
import { existsSync, readFileSync } from "node:fs";

const HEADER_BYTES = 32;
const FRAME_HEADER_BYTES = 24;
const MAGIC = 0x377f0682;

export type WalState =
  | { readonly state: "sound" }
  /** The last transaction is incomplete: it was never acknowledged, unless the disk lies. */
  | { readonly state: "torn"; readonly frame: number }
  /** Complete transactions follow a damaged frame. */
  | { readonly state: "damaged"; readonly frame: number };

export function checkWal(file: string): WalState {
  if (!existsSync(file)) return { state: "sound" };
  const wal = readFileSync(file);
  if (wal.length < HEADER_BYTES || (wal.readUInt32BE(0) & ~1) >>> 0 !== MAGIC) return { state: "sound" };
  const frameBytes = wal.readUInt32BE(8) + FRAME_HEADER_BYTES;
  const count = Math.floor((wal.length - HEADER_BYTES) / frameBytes);
  const frame = firstBadFrame(wal, frameBytes, count);
  if (frame === count) return { state: "sound" };
  const commits = commitsFrom(wal, frameBytes, frame, count);
  if (commits === 0) return { state: "sound" };
  return { state: commits === 1 ? "torn" : "damaged", frame };
}

function firstBadFrame(wal: Buffer, frameBytes: number, count: number): number {
  const words = wordsOf(wal);
  const sums: Sums = [wal.readUInt32BE(24) | 0, wal.readUInt32BE(28) | 0];
  for (let frame = 0; frame < count; frame++) {
    const at = HEADER_BYTES + frame * frameBytes;
    if (!hasSalt(wal, at)) return frame;
    checksum(words, at, at + 8, sums);
    checksum(words, at + FRAME_HEADER_BYTES, at + frameBytes, sums);
    if (sums[0] !== wal.readInt32BE(at + 16) || sums[1] !== wal.readInt32BE(at + 20)) return frame;
  }
  return count;
}

/** The log as 32-bit words in the order that its header names, for speed. */
function wordsOf(wal: Buffer): Int32Array {
  const copy = Uint8Array.prototype.slice.call(wal, 0, wal.length & ~3);
  if (wal.readUInt32BE(0) !== MAGIC) Buffer.from(copy.buffer).swap32();
  return new Int32Array(copy.buffer);
}

/** Frames that end a transaction of this generation of the log, from a frame on. */
function commitsFrom(wal: Buffer, frameBytes: number, from: number, count: number): number {
  let commits = 0;
  for (let frame = from; frame < count; frame++) {
    const at = HEADER_BYTES + frame * frameBytes;
    if (hasSalt(wal, at) && wal.readUInt32BE(at + 4) !== 0) commits++;
  }
  return commits;
}

const hasSalt = (wal: Buffer, at: number) => wal.compare(wal, 16, 24, at + 8, at + 16) === 0;

type Sums = [number, number];
function checksum(words: Int32Array, from: number, to: number, sums: Sums): void {
  let [first, second] = sums;
  for (let at = from >> 2; at < to >> 2; at += 2) {
    first = (first + (words[at] ?? 0) + second) | 0;
    second = (second + (words[at + 1] ?? 0) + first) | 0;
  }
  sums[0] = first;
  sums[1] = second;
}
