import anyAscii from "any-ascii";
import type { PostalAddress } from "@/lib/platform/postal-address/schema";
import { compared, directionOf, isSmall, kindOf, unglued, UNIT_PART } from "@/lib/shop/risk/evidence/street-words";

/** Where a parcel goes, apart from how it is spelled and from the part of the house. */
export interface Door {
  /** Country and postal code, or city where there is none. */
  readonly area: string;
  /** The house number, without what follows it; empty where there is none. */
  readonly number: string;
  /** The name of the street, joined. */
  readonly street: string;
  /** What kind of street, where that is said. */
  readonly kind: string;
  /** What tells streets of one name apart, where it is said: the direction, and numbers in the name (5th, 17.). */
  readonly mark: string;
}

/** Lower-case ASCII, digits and letters apart, one space between. */
export const plainWords = (text: string): string =>
  anyAscii(text.normalize("NFKC").replace(/(?<=\d)\s*[ºª°]/gu, "th "))
    .toLowerCase()
    .replace(/['`´]/g, "")
    .replace(/(\d+)\s*(st|nd|rd|th)\b/g, "ord$1x ") // an ordinal is a word of the street: 5th Avenue
    .replace(/^\s*(\d+)\.(?=\D*$)/, "$1 ") // 60. Church Road
    .replace(/\b(\d+)\.(?=\s*[a-z])/g, "ord$1x ") // Straße des 17. Juni
    .replace(/(?<!ord\d*)(\d)([a-z])/g, "$1 $2")
    .replace(/([a-z])(\d)/g, (both, letter: string, digit: string) => (letter === "d" ? both : `${letter} ${digit}`))
    .replace(/[^a-z0-9]+/g, " ")
    .trim();

const CARE_OF = /\b(?:c\s?o|attn|zhd|z hd|bei)\s+(?:[a-z ]*$|[a-z]+)/g;
const NUMBER_MARK = /\b(?:no|nr|num|number|n|hausnummer|hnr|dom|d)\s+(?=\d)/g;
const REPEATED = /(?<=\d)\s+(?:bis|ter|quater)\b/g;
const isNumber = (word: string): boolean => /^\d{1,6}$/.test(word);
const isJig = (word: string): boolean => word.length <= 4 && !/[aeiouy]/.test(word) && kindOf(word) === undefined;

/** The words of the street and its number: the number leads, ends, or is what the words are around. */
function parts(words: readonly string[]): { readonly number: string; readonly words: readonly string[] } {
  const first = words.findIndex(isNumber);
  if (first < 0) return { number: "", words };
  const lastWord = words.findLastIndex((word) => !isNumber(word));
  const isLast = first > 0 && lastWord >= 0 && lastWord < words.length - 1;
  const at = isLast ? numberAfter(words, lastWord) : first;
  const number = words[at]?.replace(/^0+(?=\d)/, "") ?? "";
  const [before, after] = [words.slice(0, at), words.slice(at + 1).filter((word, i) => i > 0 || !/^[a-z]$/.test(word))];
  return { number, words: streetOf(before, after).filter((word) => !isNumber(word) || word === number) };
}

/** Of the numbers at the end the first, unless it is a year: rue du 8 mai 1945, 12. */
function numberAfter(words: readonly string[], lastWord: number): number {
  const [first = "", second] = words.slice(lastWord + 1);
  return second !== undefined && /^(1[89]|20)\d\d$/.test(first) ? lastWord + 2 : lastWord + 1;
}

const says = (words: readonly string[]): boolean =>
  words.some((word) => word.length >= 5 || kindOf(word) !== undefined) && words.join("").length >= 4;

const streetOf = (before: readonly string[], after: readonly string[]): readonly string[] =>
  after.join("").length > 2 && !says(before) ? after : before.length > 0 ? before : after;

/** Where people write the kind of street before its name. */
const KIND_FIRST = new Set("FR ES PT IT PL RO LU MC AD SM BR MX AR CL CO".split(" "));
const isKind = (word: string): boolean => kindOf(word) !== undefined;

/** Where the word for the kind is, and the words of the name. */
function parted(
  words: readonly string[],
  country: string,
  isMarked: boolean,
): readonly [kindAt: number, name: readonly string[]] {
  const first = words.findIndex((word, i) => isKind(word) && i < words.length - 1);
  if (KIND_FIRST.has(country) && first >= 0) return [first, words.slice(first + 1)];
  const last = words.findLastIndex((word, i) => isKind(word) && (i > 0 || words.length > 1 || isMarked));
  return [last, words.slice(last === 0 ? 1 : 0, last > 0 ? last : words.length)];
}

const ordinalOf = (word: string): string | undefined => /^ord(\d+)x$/.exec(word)?.[1];
const markOf = (word: string): string | undefined => directionOf(word) ?? ordinalOf(word);

/** Name, kind and mark of a street. What comes after the kind of one whose kind comes last is no part of its name. */
function named(words: readonly string[], country: string): Pick<Door, "street" | "kind" | "mark"> {
  const mark = [...new Set(words.flatMap((word) => markOf(word) ?? []))].toSorted().join("-");
  const known = words.filter((word) => markOf(word) === undefined && !isJig(word));
  const [kindAt, name] = parted(known, country, mark !== "");
  const [street, glued] = unglued(compared(name.filter((word) => !isSmall(word)).join("")));
  return { street, kind: kindOf(known[kindAt] ?? "") ?? glued ?? "", mark };
}

const areaOf = ({ country, postalCode, city }: PostalAddress): string => {
  const code = plainWords(postalCode).replaceAll(" ", "");
  const place =
    code === "" ? compared(plainWords(city).replaceAll(" ", "")) : country === "US" ? code.slice(0, 5) : code;
  return `${country} ${place}`;
};

/** The door of an address: its jigged spellings come to the same, or to streets that are alike; another number is another door. */
export function doorOf(address: PostalAddress): Door {
  const bare = [CARE_OF, UNIT_PART, NUMBER_MARK, REPEATED].reduce(
    (line, part) => line.replace(part, " "),
    plainWords(address.line1).split(" ").map(compared).join(" "),
  );
  const { number, words: street } = parts(bare.split(" ").filter(Boolean));
  return { area: areaOf(address), number, ...named(street, address.country) };
}
