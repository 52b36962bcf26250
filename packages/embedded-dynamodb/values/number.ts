/**
 * Numbers of DynamoDB: up to 38 significant digits, magnitudes from 1E-130 to 9.9…E+125, kept as decimal text.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html
 * Canonical text has no exponent and no needless zero, so that equal numbers are equal texts.
 */
import { validationError } from "../errors.ts";

const MAX_DIGITS = 38;
const MAX_EXPONENT = 126;
const MIN_EXPONENT = -129;
const CANONICAL_INTEGER = /^(?:0|-?[1-9]\d{0,37})$/;
const NUMBER = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,9}))?$/;
/** So many characters of decimal text are told apart by a double. */
const DOUBLE_LENGTH = 15;

/** `0.digits × 10^exponent`; digits have no zeros at either end, and are empty for 0. */
interface Decimal {
  readonly negative: boolean;
  readonly digits: string;
  readonly exponent: number;
}

/** Throws a ValidationException for what is no number or out of range. */
export const canonicalNumber = (text: string): string =>
  CANONICAL_INTEGER.test(text) ? text : format(withinRange(parse(text)));

function parse(text: string): Decimal {
  const [, sign, whole = "", fraction = "", exponent = "0"] = NUMBER.exec(text) ?? [];
  if (sign === undefined || whole + fraction === "") throw notNumeric(text);
  return normalized(sign === "-", whole + fraction, whole.length + Number(exponent));
}

const notNumeric = (text: string) =>
  validationError(`The parameter cannot be converted to a numeric value${text === "" ? "" : `: ${text}`}`);

function normalized(negative: boolean, digits: string, exponent: number): Decimal {
  const significant = digits.replace(/^0+/, "");
  if (significant === "") return { negative: false, digits: "", exponent: 0 };
  const leadingZeros = digits.length - significant.length;
  return { negative, digits: significant.replace(/0+$/, ""), exponent: exponent - leadingZeros };
}

function withinRange(decimal: Decimal): Decimal {
  if (decimal.digits.length > MAX_DIGITS)
    throw validationError("Attempting to store more than 38 significant digits in a Number");
  if (decimal.exponent > MAX_EXPONENT) throw outOfRange("overflow", "larger");
  if (decimal.digits !== "" && decimal.exponent < MIN_EXPONENT) throw outOfRange("underflow", "smaller");
  return decimal;
}

const outOfRange = (what: string, than: string) =>
  validationError(`Number ${what}. Attempting to store a number with magnitude ${than} than supported range`);

function format({ negative, digits, exponent }: Decimal): string {
  if (digits === "") return "0";
  const padded = digits.padEnd(exponent, "0");
  const text =
    exponent <= 0 ? `0.${"0".repeat(-exponent)}${digits}` : point(padded.slice(0, exponent), padded.slice(exponent));
  return negative ? `-${text}` : text;
}

const point = (whole: string, fraction: string): string => (fraction === "" ? whole : `${whole}.${fraction}`);

/** Both canonical. */
export function addNumbers(a: string, b: string): string {
  const sum = Number(a) + Number(b);
  if (CANONICAL_INTEGER.test(a) && CANONICAL_INTEGER.test(b) && exact(a, b, sum)) return String(sum);
  return addExactly(parse(a), parse(b));
}

const exact = (a: string, b: string, sum: number): boolean =>
  a.length <= DOUBLE_LENGTH && b.length <= DOUBLE_LENGTH && Number.isSafeInteger(sum);

function addExactly(a: Decimal, b: Decimal): string {
  const scale = Math.min(a.exponent - a.digits.length, b.exponent - b.digits.length);
  const sum = scaled(a, scale) + scaled(b, scale);
  const digits = String(sum < 0n ? -sum : sum);
  return format(withinRange(normalized(sum < 0n, digits, digits.length + scale)));
}

/** The number in units of `10^scale`. */
function scaled({ negative, digits, exponent }: Decimal, scale: number): bigint {
  if (digits === "") return 0n;
  const magnitude = BigInt(digits.padEnd(exponent - scale, "0"));
  return negative ? -magnitude : magnitude;
}

/** Canonical text. */
export const negateNumber = (text: string): string =>
  text === "0" ? text : text.startsWith("-") ? text.slice(1) : `-${text}`;

/** Both canonical: negative when a is less. */
export function compareNumbers(a: string, b: string): number {
  if (a.length <= DOUBLE_LENGTH && b.length <= DOUBLE_LENGTH) return Number(a) - Number(b);
  const [x, y] = [orderedNumber(a), orderedNumber(b)];
  return x < y ? -1 : x > y ? 1 : 0;
}

/** ASCII text that sorts as the number does: sign, exponent, digits; complemented where it is negative. */
export function orderedNumber(canonical: string): string {
  const { negative, digits, exponent } = parse(canonical);
  if (digits === "") return "1";
  const magnitude = String(exponent + 500) + digits;
  return negative ? `0${magnitude.replaceAll(/\d/g, (digit) => String(9 - Number(digit)))}~` : `2${magnitude}`;
}

/** About half a byte a significant digit, as the documentation of item sizes has it. */
export function numberSize(canonical: string): number {
  const { negative, digits } = parse(canonical);
  return Math.ceil(digits.length / 2) + 1 + (negative ? 1 : 0);
}
