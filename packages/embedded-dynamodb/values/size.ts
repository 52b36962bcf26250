/**
 * Bytes an item counts for, as documented:
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html
 */
import { numberSize } from "./number.ts";
import { elementsOf, typeOf, type AttributeValue, type Item } from "./types.ts";

export const MAX_ITEM_BYTES = 400 * 1024;
const CONTAINER_BYTES = 3;
const ELEMENT_BYTES = 1;

const sum = (sizes: readonly number[]): number => sizes.reduce((total, size) => total + size, 0);

export function itemSize(item: Item): number {
  let size = 0;
  for (const name in item) size += Buffer.byteLength(name) + valueSize(item[name] as AttributeValue);
  return size;
}

function valueSize(value: AttributeValue): number {
  if ("S" in value) return textSize(value.S);
  if ("N" in value) return numberSize(value.N);
  if ("B" in value) return binarySize(value.B);
  if ("M" in value) return CONTAINER_BYTES + Object.keys(value.M).length * ELEMENT_BYTES + itemSize(value.M);
  if ("L" in value) return CONTAINER_BYTES + sum(value.L.map((element) => valueSize(element) + ELEMENT_BYTES));
  return setSize(value);
}

function setSize(value: AttributeValue): number {
  const elements = elementsOf(value);
  if (elements === undefined) return 1; // true, false, null
  const type = typeOf(value);
  const size = type === "SS" ? textSize : type === "NS" ? numberSize : binarySize;
  return sum(elements.map((element) => size(element)));
}

const textSize = (text: string): number => Buffer.byteLength(text);

export const binarySize = (base64: string): number => Buffer.byteLength(base64, "base64");
