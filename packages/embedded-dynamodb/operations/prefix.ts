import type { SortValue } from "../storage/definition.ts";

const LAST_CODE_POINT = 0x10ffff;
const LAST_BYTE = 0xff;

/** The least value that is greater than all that begin with the prefix; undefined where there is none. */
export const after = (prefix: SortValue): SortValue | undefined =>
  typeof prefix === "string" ? afterText(prefix) : afterBytes(prefix);

function afterText(prefix: string): string | undefined {
  const points = Array.from(prefix, (character) => character.codePointAt(0)!);
  const at = points.findLastIndex((point) => point < LAST_CODE_POINT);
  return at < 0 ? undefined : String.fromCodePoint(...points.slice(0, at), nextPoint(points[at]!));
}

/** Surrogates are no characters. */
const nextPoint = (point: number): number => (point === 0xd7ff ? 0xe000 : point + 1);

function afterBytes(prefix: Uint8Array): Uint8Array | undefined {
  const at = prefix.findLastIndex((byte) => byte < LAST_BYTE);
  return at < 0 ? undefined : Uint8Array.of(...prefix.subarray(0, at), prefix[at]! + 1);
}
