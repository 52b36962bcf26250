import { invalidParameter, serializationError, validationError } from "../errors.ts";
import { canonicalNumber } from "./number.ts";
import { TYPE_NAMES, type AttributeValue, type Item, type TypeName } from "./types.ts";

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html */
const MAX_NESTING = 32;

type Raw = Record<string, unknown>;

const isRecord = (value: unknown): value is Raw => typeof value === "object" && value !== null && !Array.isArray(value);

/** Checks every value of the map and makes its numbers canonical, in place. Throws as the service does. */
export function validateItem(item: unknown, depth = 0): Item {
  if (!isRecord(item)) throw serializationError("Unexpected field type");
  for (const name in item) validateValue(item[name], depth);
  return item as Item;
}

/** As validateItem, for one value. */
export function validateValue(value: unknown, depth = 0): AttributeValue {
  if (!isRecord(value)) throw serializationError("Unexpected value type in payload");
  if (depth > MAX_NESTING)
    throw validationError("Nesting Levels have exceeded supported limits: Attributes nesting level exceeds 32");
  const type = onlyType(value);
  CHECKS[type](value, depth);
  return value as AttributeValue;
}

function onlyType(value: Raw): TypeName {
  const types = TYPE_NAMES.filter((type) => value[type] !== undefined && value[type] !== null);
  const [type] = types;
  if (type === undefined)
    throw validationError("Supplied AttributeValue is empty, must contain exactly one of the supported datatypes");
  if (types.length > 1)
    throw validationError(
      "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes",
    );
  for (const name in value) if (name !== type) delete value[name];
  return type;
}

const CHECKS: Record<TypeName, (value: Raw, depth: number) => void> = {
  S: ({ S }) => {
    if (!text(S).isWellFormed()) throw serializationError("Invalid UTF-16: a surrogate without its other half");
  },
  N: (value) => void (value["N"] = canonicalNumber(text(value["N"]))),
  B: ({ B }) => base64(B),
  BOOL: ({ BOOL }) => boolean(BOOL),
  NULL: ({ NULL }) => {
    boolean(NULL);
    if (NULL !== true) throw invalidParameter("Null attribute value types must have the value of true");
  },
  SS: ({ SS }) => set(SS, "An string set  may not be empty", text),
  NS: (value) => {
    value["NS"] = set(value["NS"], "An number set  may not be empty", (each) => canonicalNumber(text(each)));
  },
  BS: ({ BS }) => set(BS, "Binary sets should not be empty", base64),
  L: ({ L }, depth) => {
    for (const element of list(L)) validateValue(element, depth + 1);
  },
  M: ({ M }, depth) => void validateItem(M, depth + 1),
};

function text(value: unknown): string {
  if (typeof value !== "string") throw serializationError(`${wireKind(value)} cannot be converted to String`);
  return value;
}

function wireKind(value: unknown): string {
  if (typeof value === "number") return Number.isInteger(value) ? "NUMBER_VALUE" : "DECIMAL_VALUE";
  return typeof value === "boolean" ? `${String(value).toUpperCase()}_VALUE` : "STRUCT_VALUE";
}

function boolean(value: unknown): void {
  if (typeof value !== "boolean") throw serializationError(`${wireKind(value)} cannot be converted to Boolean`);
}

function list(value: unknown): unknown[] {
  if (!Array.isArray(value)) throw serializationError("Unexpected field type");
  return value;
}

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

function base64(value: unknown): string {
  const encoded = text(value);
  if (encoded.length % 4 !== 0)
    throw serializationError(`Base64 encoded length is expected a multiple of 4 bytes but found: ${encoded.length}`);
  if (!BASE64.test(encoded)) throw serializationError("Invalid Base64 character");
  return encoded;
}

function set(value: unknown, whenEmpty: string, check: (element: unknown) => string): string[] {
  const elements = list(value).map(check);
  if (elements.length === 0) throw invalidParameter(whenEmpty);
  if (new Set(elements).size < elements.length)
    throw invalidParameter(`Input collection [${elements.join(", ")}] contains duplicates.`);
  return elements;
}
