import { compareNumbers } from "./number.ts";
import { contentOf, elementsOf, memberOf, scalarOf, typeOf, type AttributeValue, type Item } from "./types.ts";

/** Of the same type and content; sets whatever their order. */
export function equals(a: AttributeValue, b: AttributeValue): boolean {
  if (typeOf(a) !== typeOf(b)) return false;
  if ("M" in a && "M" in b) return equalMaps(a.M, b.M);
  if ("L" in a && "L" in b) return a.L.length === b.L.length && a.L.every((each, i) => equals(each, b.L[i]!));
  const [x, y] = [elementsOf(a), elementsOf(b)];
  return x && y ? x.length === y.length && x.every((each) => y.includes(each)) : contentOf(a) === contentOf(b);
}

function equalMaps(a: Item, b: Item): boolean {
  const names = Object.keys(a);
  return (
    names.length === Object.keys(b).length &&
    names.every((name) => {
      const other = memberOf(b, name);
      return other !== undefined && equals(a[name]!, other);
    })
  );
}

/** Negative when a is less; undefined where the two have no order: other types, or types without one. */
export function order(a: AttributeValue, b: AttributeValue): number | undefined {
  if ("N" in a && "N" in b) return compareNumbers(a.N, b.N);
  if ("S" in a && "S" in b) return compareText(a.S, b.S);
  if ("B" in a && "B" in b) return Buffer.compare(Buffer.from(a.B, "base64"), Buffer.from(b.B, "base64"));
  return undefined;
}

const SURROGATE = /[\ud800-\udfff]/;

/** By the bytes of UTF-8: the order of UTF-16 code units, but for surrogates. */
function compareText(a: string, b: string): number {
  if (SURROGATE.test(a) || SURROGATE.test(b)) return Buffer.compare(Buffer.from(a), Buffer.from(b));
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A text or bytes that begin with the other. */
export function beginsWith(value: AttributeValue, prefix: AttributeValue): boolean {
  if ("S" in value && "S" in prefix) return value.S.startsWith(prefix.S);
  if (!("B" in value && "B" in prefix)) return false;
  const start = Buffer.from(prefix.B, "base64");
  return Buffer.from(value.B, "base64").subarray(0, start.length).equals(start);
}

/** A part of a text or of bytes, an element of a set or of a list. */
export function contains(value: AttributeValue, part: AttributeValue): boolean {
  if ("S" in value && "S" in part) return value.S.includes(part.S);
  if ("B" in value && "B" in part) return Buffer.from(value.B, "base64").includes(Buffer.from(part.B, "base64"));
  if ("L" in value) return value.L.some((element) => equals(element, part));
  const elements = elementsOf(value);
  const element = scalarOf(part, typeOf(value).slice(0, 1) as "S" | "N" | "B");
  return elements !== undefined && element !== undefined && elements.includes(element);
}

/** Characters, bytes, elements or members; undefined for what has no size. */
export function sizeOf(value: AttributeValue): number | undefined {
  if ("S" in value) return value.S.length;
  if ("B" in value) return Buffer.byteLength(value.B, "base64");
  if ("M" in value) return Object.keys(value.M).length;
  if ("L" in value) return value.L.length;
  return elementsOf(value)?.length;
}
