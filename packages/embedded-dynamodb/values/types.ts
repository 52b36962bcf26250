/** A value as the wire has it: one member, named by its type. Binary is base64, a number is decimal text. */
export type AttributeValue =
  | { S: string }
  | { N: string }
  | { B: string }
  | { BOOL: boolean }
  | { NULL: true }
  | { SS: string[] }
  | { NS: string[] }
  | { BS: string[] }
  | { L: AttributeValue[] }
  | { M: Item };

export type Item = { [name: string]: AttributeValue };

export type TypeName = "S" | "N" | "B" | "BOOL" | "NULL" | "SS" | "NS" | "BS" | "L" | "M";
export type ScalarName = "S" | "N" | "B";

export const TYPE_NAMES: readonly TypeName[] = ["S", "N", "B", "BOOL", "NULL", "SS", "NS", "BS", "L", "M"];
const SET_NAMES: ReadonlySet<string> = new Set(["SS", "NS", "BS"]);

export function typeOf(value: AttributeValue): TypeName {
  for (const type in value) return type as TypeName;
  throw new TypeError("a value without a type");
}

/** What the value holds, whatever its type. */
export const contentOf = (value: AttributeValue): unknown => (value as Record<string, unknown>)[typeOf(value)];

/** The elements of a set. */
export const elementsOf = (value: AttributeValue): string[] | undefined =>
  SET_NAMES.has(typeOf(value)) ? (contentOf(value) as string[]) : undefined;

/** The text of a string, number or binary, when the value is of that type. */
export const scalarOf = (value: AttributeValue, type: ScalarName): string | undefined =>
  (value as Record<string, string | undefined>)[type];

/** An own member: names such as `constructor` are attributes like others. */
export const memberOf = (item: Item, name: string): AttributeValue | undefined =>
  Object.hasOwn(item, name) ? item[name] : undefined;

export function setMember(item: Item, name: string, value: AttributeValue): void {
  if (name !== "__proto__") item[name] = value;
  else Object.defineProperty(item, name, { value, enumerable: true, configurable: true, writable: true });
}
