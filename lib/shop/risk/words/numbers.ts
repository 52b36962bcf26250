import type { CodedFact } from "@/lib/shop/risk/words/input";
import { MEANINGS } from "@/lib/shop/risk/words/meanings";
import { NUMBER_WORDS } from "@/lib/shop/risk/words/vocabulary";

/** A number of a text as it is written, and the word after it. */
interface Shown {
  readonly value: number;
  /** Decimals that are shown: how exact it claims to be. */
  readonly decimals: number;
  readonly sign: "+" | "-" | undefined;
  readonly unit: string;
}

const FIGURE = String.raw`\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?`;
const NUMBER = new RegExp(
  String.raw`(?<sign>[+−-]?)(?<![\w.,])(?:(?<figure>${FIGURE})|(?<!this )\b(?<word>${[...NUMBER_WORDS.keys()].join("|")})\b)(?:[ -]*(?<unit>%|[a-z]+))?`,
  "gi",
);

const SECONDS_IN: Readonly<Record<string, number>> = {
  s: 1,
  second: 1,
  min: 60,
  minute: 60,
  h: 3600,
  hour: 3600,
  day: 86_400,
};
const singular = (unit: string): string =>
  unit.length > 1 ? unit.toLowerCase().replace(/s$/, "") : unit.toLowerCase();

function shownIn({ groups = {} }: RegExpExecArray | RegExpMatchArray): Shown {
  const { sign, figure, word = "", unit = "" } = groups;
  const text = figure?.replaceAll(",", "") ?? String(NUMBER_WORDS.get(word.toLowerCase()));
  return {
    value: Number(text),
    decimals: text.split(".")[1]?.length ?? 0,
    sign: sign === "" ? undefined : sign === "+" ? "+" : "-",
    unit: singular(unit),
  };
}

/** The text without its numbers and their units. A digit that is left belongs to nothing that reads as a number. */
export const withoutNumbers = (text: string): string => text.replace(NUMBER, " ");

const numbersIn = (text: string): Shown[] => [...text.matchAll(NUMBER)].map(shownIn);

/** Whether a shown number is the other one, as exactly as it is shown. `scale`: what one of it is in the other's unit. */
const isRounded = ({ value, decimals }: Shown, of: number, scale: number): boolean =>
  Math.abs(value * scale - of) <= 0.5 * 10 ** -decimals * scale + 1e-9;

const isPoints = ({ value, sign }: Shown, points: number): boolean =>
  value === Math.abs(points) && (sign === undefined || (sign === "+") === points > 0);

/** Whether the number is the fact's value, in the unit that it is shown in. */
function isValue(shown: Shown, { value, unit }: CodedFact): boolean {
  if (value === null) return false;
  const seconds = SECONDS_IN[shown.unit];
  if (unit === "seconds") return seconds !== undefined && isRounded(shown, value, seconds);
  if (seconds !== undefined) return false;
  const isPercent = shown.unit === "%" || shown.unit === "percent";
  if (unit === "share") return isRounded(shown, value, isPercent ? 0.01 : 1);
  return !isPercent && shown.value === value;
}

/** Numbers that belong to what the fact is, such as a span of minutes. */
const isOfMeaning = (shown: Shown, { code }: CodedFact): boolean =>
  numbersIn(MEANINGS[code].text).some(({ value, unit }) => value === shown.value && unit === shown.unit);

function isKnown(shown: Shown, fact: CodedFact): boolean {
  if (shown.unit === "point" || shown.sign !== undefined) return isPoints(shown, fact.points);
  return isValue(shown, fact) || isOfMeaning(shown, fact);
}

/** Whether every number of the text, in figures or words, is the fact's: its value or points, within the rounding shown. */
export const hasOnlyNumbersOf = (text: string, fact: CodedFact): boolean =>
  !/\d/.test(withoutNumbers(text)) && numbersIn(text).every((shown) => isKnown(shown, fact));
